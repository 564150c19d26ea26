import type { Answer, Question } from './connect';
import { Vendors } from './vendors';

/** The vendors as a process of their own: questions come in by the name of a method, answers go out. */
async function serve(): Promise<void> {
	const vendors = await Vendors.open(Number(process.argv[2] ?? 0));
	const methods = vendors as unknown as Record<string, (...args: unknown[]) => unknown>;
	const answer = (question: Question): Answer => {
		try {
			return { id: question.id, result: methods[question.method]?.(...question.args) };
		} catch (error) {
			return { id: question.id, error: error instanceof Error ? error.message : String(error) };
		}
	};
	process.on('message', (question: Question) => process.send?.(answer(question)));
	process.once('disconnect', () => process.exit(0));
	process.send?.({ id: 0 } satisfies Answer);
}

serve().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
