import { contactDifferences } from '../edit/diff-contact';
import { lineDifferences } from '../edit/diff-lines';
import { ownNotes } from '../edit/diff-note';
import { sameService } from '../edit/diff-shipping';
import type { CreateOrderStep, PlanStep } from '../edit/edit-plan';
import { rowValue } from '../edit/row-value';
import type { TargetSnapshot } from '../target/target-snapshot';

/**
 * What is left to write after an order was created, because creating cannot carry it exactly: above all a tax or a
 * total whose rounding is not the target's. Lines are told apart by the id that they were created with. A line that
 * is missing or is another article is no rounding: it is left to the verification.
 */
export function planCorrections(wish: CreateOrderStep, created: TargetSnapshot): PlanStep[] {
	const { to } = wish;
	const steps: PlanStep[] = [];
	for (const line of to.lines) {
		const row = created.lines.find((each) => each.reference === line.lineId);
		const fields = row ? lineDifferences(line, row) : [];
		if (!row || fields.length === 0) continue;
		steps.push({
			kind: 'updateLine',
			rowId: row.rowId,
			lineId: line.lineId,
			sku: row.sku,
			fields,
			from: rowValue(row),
			to: rowValue(line),
		});
	}
	const held = {
		deliveryAddress: created.deliveryAddress,
		billingAddress: created.billingAddress,
		email: created.email,
	};
	const fields = contactDifferences(to.contact, held);
	if (fields.length > 0) steps.push({ kind: 'setContact', fields, from: held, to: to.contact });
	const isUnnamed = to.shipping.serviceId + to.shipping.serviceName === '';
	const service = isUnnamed ? created.shipping : to.shipping;
	if (
		created.shipping.amountMinor !== to.shipping.amountMinor ||
		!sameService(service, created.shipping)
	) {
		const { serviceId, serviceName } = service;
		steps.push({
			kind: 'setShipping',
			from: created.shipping,
			to: { amountMinor: to.shipping.amountMinor, serviceId, serviceName },
		});
	}
	const notes = ownNotes(created.notes);
	if (wish.note !== '' && !(notes.length === 1 && notes[0] === wish.note)) {
		steps.push({ kind: 'setNote', from: notes, to: wish.note });
	}
	const totals = { taxMinor: to.taxMinor, totalMinor: to.totalMinor };
	const sameTotals =
		created.totals.taxMinor === totals.taxMinor && created.totals.totalMinor === totals.totalMinor;
	if (steps.length > 0 || !sameTotals) {
		steps.push({ kind: 'setTotals', from: created.totals, to: totals });
	}
	return steps;
}
