import type { AmendStep } from '../../../domain/edit/edit-plan';
import { minorUnits } from '../../../domain/money/money';
import { err, ok, type Result } from '../../../domain/result';
import type { TargetLine, TargetSnapshot } from '../../../domain/target/target-snapshot';
import { leavingLines } from './leaving-lines';
import { isReal, type SublistLine } from './to-sublists';
import { keepsPrice, toFigures, toNewLine, type LineBody } from './to-line-body';
import type { WriteSettings } from './write-settings';

export type UpdateLine = Extract<AmendStep, { kind: 'updateLine' }>;
type AddLine = Extract<AmendStep, { kind: 'addLine' }>;

/** The item sublist after an amendment, every line with what is to be sent of it. */
export type AmendedLines = {
	/** Lines that were there and stay; a body without more than its key changes nothing. */
	kept: Array<{ held: SublistLine; body: LineBody; step: UpdateLine | null; isOut: boolean }>;
	added: Array<{ step: AddLine; body: LineBody }>;
	/** Whether lines go for good, so that the sublist has to be replaced by the lines that are sent. */
	removes: boolean;
};

/**
 * Works the steps of a plan into the lines that the order holds now. Every line that stays keeps its key, so it stays
 * itself, whoever added it and when (docs/vendors/netsuite.md §2.4); a step about a line that is not there, or about
 * part of an item group, refuses the whole amendment.
 */
export function toAmendedLines(
	steps: readonly AmendStep[],
	lines: readonly SublistLine[],
	target: TargetSnapshot,
	settings: Pick<WriteSettings, 'lineIdField' | 'removedLines'>,
): Result<AmendedLines, string> {
	const touched = new Map<number, AmendStep>();
	for (const step of steps) {
		if (step.kind !== 'updateLine' && step.kind !== 'removeLine') continue;
		const held = lines.find(({ line }) => String(line) === step.rowId);
		if (!held) return err(`The order itself has no line ${step.rowId} (${step.sku}) to change`);
		touched.set(held.line, step);
	}
	const cancels = steps.some((step) => step.kind === 'cancelOrder');
	const removed = [...touched].flatMap(([line, { kind }]) => (kind === 'removeLine' ? line : []));
	const removes = settings.removedLines === 'remove' && removed.length > 0;
	const leaving = removes ? leavingLines(new Set(removed), lines) : ok(new Set<number>());
	if (!leaving.ok) return leaving;
	const kept = lines
		.filter(({ line }) => !leaving.value.has(line))
		.map((held) => {
			const step = touched.get(held.line);
			const closes = cancels && isReal(held) && !held.isClosed;
			if (closes) return { held, body: closing(held), step: null, isOut: true };
			if (step?.kind === 'updateLine') {
				const row = target.lines.find(({ rowId }) => rowId === step.rowId);
				return { held, body: changing(step, held, row, target, settings), step, isOut: false };
			}
			if (step?.kind !== 'removeLine') {
				return { held, body: { line: held.line }, step: null, isOut: held.isClosed };
			}
			const body = settings.removedLines === 'close' ? closing(held) : emptying(held);
			return { held, body, step: null, isOut: true };
		});
	const added = steps.flatMap((step) =>
		step.kind === 'addLine' ? [{ step, body: appending(step, target, settings) }] : [],
	);
	return ok({ kept, added, removes });
}

const closing = ({ line }: SublistLine): LineBody => ({ line, isClosed: true });

const emptying = ({ line }: SublistLine): LineBody => ({ line, quantity: 0, amount: 0 });

function changing(
	{ to, from, lineId }: UpdateLine,
	{ line, rate }: SublistLine,
	row: TargetLine | undefined,
	{ currency }: TargetSnapshot,
	{ lineIdField }: Pick<WriteSettings, 'lineIdField'>,
): LineBody {
	const keptRate = rate !== null && keepsPrice(from, to) ? rate : undefined;
	return {
		line,
		...toFigures(withCredited(to, row), currency, keptRate),
		...(lineId === '' ? {} : { [lineIdField]: lineId }),
	};
}

/** The line itself still holds what credits took off it. */
export const withCredited = <T extends Pick<TargetLine, 'quantity' | 'netMinor'>>(
	value: T,
	row: Pick<TargetLine, 'credited'> | undefined,
): Pick<TargetLine, 'quantity' | 'netMinor'> => ({
	quantity: value.quantity + (row?.credited?.quantity ?? 0),
	netMinor: minorUnits(value.netMinor + (row?.credited?.netMinor ?? 0)),
});

const appending = (
	{ to, lineId, stockItemId }: AddLine,
	{ currency, locationId }: TargetSnapshot,
	{ lineIdField }: Pick<WriteSettings, 'lineIdField'>,
): LineBody => toNewLine({ ...to, lineId, stockItemId }, { currency, lineIdField, locationId });
