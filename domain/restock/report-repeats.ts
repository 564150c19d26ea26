import type { RefinementCtx } from 'zod';

/** Makes a check that reports each name that a list holds more than once. */
export function reportRepeats(context: RefinementCtx) {
	return <T>(path: string, list: readonly T[], nameOf: (entry: T) => string): void => {
		const seen = new Set<string>();
		for (const entry of list) {
			const name = nameOf(entry);
			if (seen.has(name)) {
				context.addIssue({ code: 'custom', path: [path], message: `${name} is given twice` });
			}
			seen.add(name);
		}
	};
}
