import { z } from 'zod';
import { dispatchedStepSchema, type DispatchedStep } from './dispatch-step';
import { numbersOf, type Fulfilment } from './shop-fulfilment';

/** Numbers that were the warehouse's own when a look told of them, perhaps none yet, and what left with them. */
type Told = Pick<DispatchedStep, 'key' | 'fulfilmentId' | 'numbers' | 'status'>;

/** What earlier looks at an order told of numbers, newest first. */
export type WrittenNumbers = readonly Told[];

const rowSchema = z.object({ order_key: z.string(), recorded_at: z.string(), steps: z.string() });

/**
 * Reads the numbers from rows of the ledger. They say that a number in the shop is the warehouse's: one that we wrote,
 * that we may have written when no answer came, or that was found there as the warehouse had it. A fulfilment that we
 * made before there was a number is named as well. Rows that cannot be read say nothing, so the worst is that a number
 * counts as somebody else's and is left alone.
 */
export function toWrittenNumbers(orderKey: string, rows: readonly unknown[]): WrittenNumbers {
	return rows
		.flatMap((row) => {
			const { data } = rowSchema.safeParse(row);
			return data?.order_key === orderKey ? [data] : [];
		})
		.sort((a, b) => Date.parse(b.recorded_at) - Date.parse(a.recorded_at))
		.flatMap(({ steps }) => stepsIn(steps))
		.filter(isTelling);
}

/** The same with what the present look has done besides, as its row of the ledger will have it. */
export const withSteps = (
	written: WrittenNumbers,
	steps: readonly DispatchedStep[],
): WrittenNumbers => [...steps.filter(isTelling), ...written];

const TELLING: ReadonlyArray<DispatchedStep['status']> = ['done', 'alreadyDone', 'unknown'];

const toldSchema = z.array(
	dispatchedStepSchema
		.pick({ kind: true, key: true, fulfilmentId: true, numbers: true, status: true })
		.partial({ kind: true })
		.nullable()
		.catch(null),
);
type Step = NonNullable<z.infer<typeof toldSchema>[number]>;

/** Whether a step tells of numbers, or of which fulfilment it made without one. */
const isTelling = ({ kind, fulfilmentId, numbers, status }: Step): boolean =>
	TELLING.includes(status) &&
	(numbers.length > 0 || (kind === 'createFulfilment' && fulfilmentId !== ''));

function stepsIn(text: string): Step[] {
	try {
		return toldSchema.parse(JSON.parse(text)).flatMap((step) => step ?? []);
	} catch {
		return [];
	}
}

/**
 * What was last told of a fulfilment, under its id or under no id and with just the numbers that it has. Of calls whose
 * answer never came nobody knows whether they did anything, so that before them counts as well: newest first, and
 * nothing where nothing was told.
 */
export function toldOf(fulfilment: Fulfilment, written: WrittenNumbers): WrittenNumbers {
	const named = written.filter(({ fulfilmentId }) => fulfilmentId === fulfilment.id);
	const certain = named.findIndex(({ status }) => status !== 'unknown');
	if (named.length > 0) return certain < 0 ? named : named.slice(0, certain + 1);
	const numbers = numbersOf(fulfilment);
	return written
		.filter((told) => told.fulfilmentId === '' && isSameNumbers(told.numbers, numbers))
		.slice(0, 1);
}

/** The same numbers in whatever order. */
export const isSameNumbers = (left: readonly string[], right: readonly string[]): boolean =>
	left.length === right.length && left.every((number) => right.includes(number));
