import {
	amendSteps,
	type AmendStep,
	type EditPlan,
	type LineValue,
} from '../../domain/edit/edit-plan';
import { ownNotes } from '../../domain/edit/diff-note';
import { minorUnits, sumMinor } from '../../domain/money/money';
import type { TargetLine, TargetSnapshot } from '../../domain/target/target-snapshot';

/**
 * A target system reduced to its state: each step changes what it names, and every change of lines or postage
 * makes the target add up its totals again, as a warehouse does, with its own idea of the tax.
 * Returns the state after each step; the last one is the result, and no steps give no states.
 */
export function applyPlan(plan: EditPlan, target: TargetSnapshot): TargetSnapshot[] {
	const states: TargetSnapshot[] = [];
	let state = structuredClone(target);
	for (const step of amendSteps(plan.steps)) {
		state = applyStep(step, state, `new-row-${states.length + 1}`);
		states.push(state);
	}
	return states;
}

function applyStep(step: AmendStep, state: TargetSnapshot, newRowId: string): TargetSnapshot {
	switch (step.kind) {
		case 'cancelOrder':
			return { ...state, facts: { ...state.facts, closed: true, cancelled: true } };
		case 'updateLine':
			return addedUp({
				...state,
				lines: state.lines.map((row) =>
					row.rowId === step.rowId ? { ...row, ...heldValue(step.to) } : row,
				),
			});
		case 'addLine':
			return addedUp({ ...state, lines: [...state.lines, newRow(step, newRowId)] });
		case 'addService':
			return addedUp({ ...state, lines: [...state.lines, newRow(step, newRowId)] });
		case 'removeLine':
			return addedUp({
				...state,
				lines: state.lines.filter((row) => row.rowId !== step.rowId),
			});
		case 'setContact':
			return { ...state, ...step.to };
		case 'setShipping':
			return addedUp({ ...state, shipping: step.to });
		case 'setNote': {
			const others = state.notes.filter((note) => !ownNotes(state.notes).includes(note));
			return { ...state, notes: step.to === '' ? others : [...others, step.to] };
		}
		case 'setTotals':
			return { ...state, totals: step.to };
	}
}

const heldValue = (value: LineValue): LineValue & Pick<TargetLine, 'taxMinor'> => ({
	...value,
	taxMinor: minorUnits(value.grossMinor - value.netMinor),
});

function newRow(
	step: Extract<AmendStep, { kind: 'addLine' | 'addService' }>,
	rowId: string,
): TargetLine {
	return {
		rowId,
		reference: step.lineId,
		stockItemId: step.kind === 'addLine' ? step.stockItemId : '',
		sku: step.kind === 'addLine' ? step.sku : '',
		title: step.kind === 'addLine' ? step.sku : step.title,
		shippedQuantity: 0,
		isService: step.kind === 'addService',
		...heldValue(step.to),
	};
}

function addedUp(state: TargetSnapshot): TargetSnapshot {
	return {
		...state,
		totals: {
			taxMinor: sumMinor(state.lines.map((row) => row.taxMinor)),
			totalMinor: sumMinor([
				...state.lines.map((row) => row.grossMinor),
				state.shipping.amountMinor,
			]),
		},
	};
}
