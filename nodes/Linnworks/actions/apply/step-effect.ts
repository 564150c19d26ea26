import { lineDifferences } from '../../../../domain/edit/diff-lines';
import { ownNotes } from '../../../../domain/edit/diff-note';
import type { AmendStep, LineValue } from '../../../../domain/edit/edit-plan';
import { assertNever } from '../../../../domain/assert-never';
import { normalised } from '../../../../domain/mapping/mappings';
import { formatAmount, type MinorUnits } from '../../../../domain/money/money';
import { ADDRESS_FIELDS, sameText, type Address } from '../../../../domain/order/address';
import type { TargetLine, TargetSnapshot } from '../../../../domain/target/target-snapshot';
import type { RawOrderItem } from '../../mapping/raw/raw-order';
import { toTargetSnapshot } from '../../mapping/to-target-snapshot';
import type { OrderWork } from './order-work';

type AddStep = Extract<AmendStep, { kind: 'addLine' | 'addService' }>;

/** Whether the order, as we last saw it, already is what the step would make of it. */
export function isInEffect(step: AmendStep, work: OrderWork): boolean {
	const now = toTargetSnapshot(work.live);
	switch (step.kind) {
		case 'cancelOrder':
			return now.facts.closed && now.facts.cancelled;
		case 'updateLine':
			return now.lines.some((row) => row.rowId === step.rowId && holdsValue(row, step.to));
		case 'addLine':
		case 'addService':
			return findAddedRow(step, work) !== undefined;
		case 'removeLine':
			return now.lines.every((row) => row.rowId !== step.rowId);
		case 'setContact':
			return (
				sameAddress(now.deliveryAddress, step.to.deliveryAddress) &&
				sameAddress(now.billingAddress, step.to.billingAddress) &&
				normalised(now.email) === normalised(step.to.email)
			);
		case 'setShipping':
			return sameShipping(now.shipping, step.to);
		case 'setNote': {
			const own = ownNotes(now.notes);
			return step.to === ''
				? own.length === 0
				: own.length === 1 && sameText(own[0] ?? '', step.to);
		}
		case 'setTotals':
			return (
				isExactly(work.live.TotalsInfo.Tax, step.to.taxMinor, now.currency) &&
				isExactly(work.live.TotalsInfo.TotalCharge, step.to.totalMinor, now.currency)
			);
		default:
			return assertNever(step);
	}
}

/**
 * The row an add step has left: one that was not there before, that no other step stands for, with its article and
 * quantity. The line id is no help, because the row gets it only in a second call.
 */
export function findAddedRow(step: AddStep, work: OrderWork): RawOrderItem | undefined {
	return work.live.Items.find(
		(row) =>
			!work.formerRows.has(row.RowId) &&
			!work.claimedRows.has(row.RowId) &&
			row.Quantity === step.to.quantity &&
			(step.kind === 'addLine'
				? row.StockItemId.toLowerCase() === step.stockItemId.toLowerCase()
				: row.IsService && normalised(row.Title) === normalised(step.title)),
	);
}

/** Linnworks keeps two decimals in every currency, so a yen order can carry a remainder that rounding would hide. */
const isExactly = (held: number, wanted: MinorUnits, currency: string): boolean =>
	Math.abs(held - Number(formatAmount(wanted, currency))) < 0.005;

const holdsValue = (row: TargetLine, value: LineValue): boolean =>
	lineDifferences(value, row).length === 0;

const sameAddress = (left: Address, right: Address): boolean =>
	ADDRESS_FIELDS.every((field) =>
		field === 'country'
			? normalised(left.country) === normalised(right.country)
			: sameText(left[field], right[field]),
	);

const sameShipping = (
	held: TargetSnapshot['shipping'],
	wanted: TargetSnapshot['shipping'],
): boolean =>
	held.amountMinor === wanted.amountMinor &&
	(wanted.serviceId === '' || held.serviceId === wanted.serviceId.toLowerCase());
