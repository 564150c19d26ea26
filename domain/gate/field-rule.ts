import { z } from 'zod';
import type { Attribution } from './attribute-change';
import { EDITORS } from './attribute-change';

/** What of an order the policy tells apart. Money follows the lines. */
export const FIELDS = ['lines', 'address', 'shipping', 'notes', 'cancel'] as const;
export type Field = (typeof FIELDS)[number];

/** A change of each field, in words for people. */
export const FIELD_WORDS: Readonly<Record<Field, string>> = {
	lines: 'changed lines',
	address: 'a new address',
	shipping: 'a new shipping method',
	notes: 'a new note',
	cancel: 'a cancellation',
};

/** Until when a field may be written: never, until the order is in a wave, is being picked, has a label, has gone. */
export const UNTIL = ['never', 'wave', 'picked', 'label', 'dispatch'] as const;
export type Until = (typeof UNTIL)[number];

/** How far the warehouse is with an order. `printed` lies between picking and the label. */
export type Stage = Exclude<Until, 'never'> | 'printed';

const RANK: Readonly<Record<Until | Stage, number>> = {
	never: 0,
	wave: 1,
	picked: 2,
	printed: 3,
	label: 4,
	dispatch: 5,
};

/** No policy may be kinder than this: picked goods, a printed label and a parcel on its way are facts. */
export const LATEST: Readonly<Record<Field, Until>> = {
	lines: 'picked',
	address: 'label',
	shipping: 'label',
	notes: 'dispatch',
	cancel: 'picked',
};

const DEFAULT_UNTIL: Readonly<Record<Field, Until>> = { ...LATEST, shipping: 'wave' };

/** Whether an order at this stage is past the point up to which a field may be written. */
export const isPast = (stage: Stage, until: Until): boolean => RANK[stage] >= RANK[until];

/** One row of a merchant's policy. An empty app or editor stands for any. */
export const fieldRuleSchema = z
	.object({
		field: z.enum(FIELDS),
		until: z.enum(UNTIL),
		/** Id or title of the app that edited, in any case. */
		app: z.string(),
		editor: z.enum(['', ...EDITORS]),
		/** Minutes since midnight in the warehouse after which the day's orders stay as they are; null for none. */
		cutOffMinutes: z.number().int().min(0).max(1439).nullable(),
		note: z.string(),
	})
	.superRefine(({ field, until }, context) => {
		if (RANK[until] <= RANK[LATEST[field]]) return;
		context.addIssue({
			code: 'custom',
			path: ['until'],
			message: `${field} can be written until "${LATEST[field]}" at the latest`,
		});
	});
export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** The most specific row for a field and an editor, the first of equals; the default where none fits. */
export function fieldRuleFor(
	field: Field,
	rows: readonly FieldRule[],
	attribution: Attribution,
): FieldRule {
	let best: FieldRule | undefined;
	for (const row of rows) {
		if (row.field !== field || !fits(row, attribution)) continue;
		if (!best || specificity(row) > specificity(best)) best = row;
	}
	return (
		best ?? {
			field,
			until: DEFAULT_UNTIL[field],
			app: '',
			editor: '',
			cutOffMinutes: null,
			note: '',
		}
	);
}

const folded = (text: string): string => text.trim().toLowerCase();

function fits(row: FieldRule, { editor, appId, appTitle }: Attribution): boolean {
	if (row.editor !== '' && row.editor !== editor) return false;
	const app = folded(row.app);
	return app === '' || app === folded(appId) || app === folded(appTitle);
}

const specificity = (row: FieldRule): number =>
	(row.app === '' ? 0 : 2) + (row.editor === '' ? 0 : 1);
