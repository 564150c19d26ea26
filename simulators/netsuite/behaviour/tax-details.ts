import type { LineDraft } from '../schema/read-body';
import { percentOf, toMicros, toMinor } from '../store/decimal';
import type { TaxDetail, Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { decimalsOf } from './currency';
import { userError } from './refusal';
import { SHIPPING_REFERENCE } from './tax';

function referencesOf(record: Transaction): Set<unknown> {
	return new Set([
		...record.lines.map((line) => line.values['taxDetailsReference']),
		SHIPPING_REFERENCE,
	]);
}

function number(draft: LineDraft, name: string): number {
	const value = draft[name];
	return typeof value === 'number' ? value : 0;
}

function toDetail(decimals: number, reference: string, draft: LineDraft): TaxDetail {
	const taxBasis = toMinor(number(draft, 'taxBasis'), decimals);
	const percentMicros = toMicros(number(draft, 'taxRate'));
	const { taxCode, taxType, taxAmount } = draft;
	return {
		reference,
		taxCode: typeof taxCode === 'string' ? taxCode : null,
		taxType: typeof taxType === 'string' ? taxType : null,
		taxBasis,
		percentMicros,
		taxAmount:
			typeof taxAmount === 'number'
				? toMinor(taxAmount, decimals)
				: percentOf(taxBasis, percentMicros),
	};
}

/**
 * Writes the tax rows, docs/vendors/netsuite.md §3.3. They count only under taxDetailsOverride; each has to name a
 * line's taxDetailsReference or SHIPPING. Rows of a reference that is sent replace the ones it had; rows of lines that are
 * gone go with them.
 */
export function mergeTaxDetails(
	world: World,
	record: Transaction,
	drafts: readonly LineDraft[] | undefined,
	replace: boolean,
): void {
	const known = referencesOf(record);
	record.taxDetails = record.taxDetails.filter((row) => known.has(row.reference));
	if (drafts === undefined) return;
	if (!record.taxDetailsOverride) {
		throw userError('Tax details need taxDetailsOverride.', 'taxDetails');
	}
	const decimals = decimalsOf(world, record.currency);
	const sent = new Set(drafts.map((draft) => draft['taxDetailsReference']));
	const kept = replace ? [] : record.taxDetails.filter((row) => !sent.has(row.reference));
	const rows = [...kept];
	drafts.forEach((draft, index) => {
		const reference = draft['taxDetailsReference'];
		const path = `taxDetails.items[${index}]`;
		if (typeof reference !== 'string' || !known.has(reference)) {
			throw userError('No line has this taxDetailsReference.', `${path}.taxDetailsReference`);
		}
		if (typeof draft['taxCode'] !== 'string') {
			throw userError('Please enter value(s) for: Tax Code.', `${path}.taxCode`);
		}
		rows.push(toDetail(decimals, reference, draft));
	});
	record.taxDetails = rows;
}
