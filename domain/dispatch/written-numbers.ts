import { z } from 'zod';
import { dispatchedStepSchema, type DispatchedStep } from './dispatch-step';
import { numbersOf, type Fulfilment } from './shop-fulfilment';

/** Numbers that were the warehouse's own when a look told of them, and what left with them. */
type Told = { key: string; fulfilmentId: string; numbers: string[] };

/** What earlier looks at an order told of numbers, newest first. */
export type WrittenNumbers = readonly Told[];

const rowSchema = z.object({ order_key: z.string(), recorded_at: z.string(), steps: z.string() });

/**
 * Reads the numbers from rows of the ledger. They say that a number in the shop is the warehouse's: one that we wrote,
 * that we may have written when no answer came, or that was found there as the warehouse had it. Rows that cannot be
 * read say nothing, so the worst is that a number counts as somebody else's and is left alone.
 */
export function toWrittenNumbers(orderKey: string, rows: readonly unknown[]): WrittenNumbers {
	return rows
		.flatMap((row) => {
			const { data } = rowSchema.safeParse(row);
			return data?.order_key === orderKey ? [data] : [];
		})
		.sort((a, b) => Date.parse(b.recorded_at) - Date.parse(a.recorded_at))
		.flatMap(({ steps }) => stepsIn(steps))
		.filter(({ numbers, status }) => numbers.length > 0 && TELLING.includes(status));
}

const TELLING: ReadonlyArray<DispatchedStep['status']> = ['done', 'alreadyDone', 'unknown'];

const toldSchema = z.array(
	dispatchedStepSchema
		.pick({ key: true, fulfilmentId: true, numbers: true, status: true })
		.nullable()
		.catch(null),
);

function stepsIn(text: string): Array<NonNullable<z.infer<typeof toldSchema>[number]>> {
	try {
		return toldSchema.parse(JSON.parse(text)).flatMap((step) => step ?? []);
	} catch {
		return [];
	}
}

/** What was last told of a fulfilment: under its id, or under no id and with just the numbers that it has. */
export function toldOf(fulfilment: Fulfilment, written: WrittenNumbers): Told | null {
	const named = written.find(({ fulfilmentId }) => fulfilmentId === fulfilment.id);
	const numbers = numbersOf(fulfilment);
	const attempt = written.find(
		(told) => told.fulfilmentId === '' && isSameNumbers(told.numbers, numbers),
	);
	return named ?? attempt ?? null;
}

/** The same numbers in whatever order. */
export const isSameNumbers = (left: readonly string[], right: readonly string[]): boolean =>
	left.length === right.length && left.every((number) => right.includes(number));
