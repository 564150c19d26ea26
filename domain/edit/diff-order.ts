import { normalised, type Mappings } from '../mapping/mappings';
import { pricesIn, type OrderSnapshot } from '../order/order-snapshot';
import { isDispatched } from '../target/fulfilment-facts';
import { abilitiesOf, type TargetSnapshot } from '../target/target-snapshot';
import { articleProblems } from './article-problems';
import { diffContact } from './diff-contact';
import { lineDifferences } from './diff-lines';
import { locationProblems } from './diff-location';
import { diffNote } from './diff-note';
import { diffShipping } from './diff-shipping';
import { withoutLinesByHand } from './lines-by-hand';
import { matchLines } from './match-lines';
import type { OrderDiff } from './order-diff';
import type { Problem } from './problem';
import { withoutSettledApart } from './settled-apart';
import type { WantedLine } from './wanted-line';
import { wantedLines } from './wanted-lines';

/**
 * Compares the source's order with the target's, state against state. Everything a person has to decide comes
 * back as a problem; a diff with problems must not be applied.
 */
export function diffOrder(
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
	mappings: Mappings,
): OrderDiff {
	if (snapshot.cancelledAt !== null) return { ...nothing(), cancel: true };
	const prices = pricesIn(snapshot, target.currency);
	if (!prices) {
		const priced = snapshot.prices.map((each) => each.currency).join(' and ');
		return {
			...nothing(),
			problems: [
				{
					code: 'CURRENCY_MISMATCH',
					detail: `The warehouse order is in ${target.currency || 'no currency'}, the shop's order in ${priced}`,
					subject: target.currency,
				},
			],
		};
	}
	const wanted = wantedLines(snapshot, prices, mappings, target.lines);
	const abilities = abilitiesOf(target);
	const matches = matchLines(wanted, target, snapshot, mappings);
	const judged = withoutLinesByHand(matches, snapshot, target, mappings);
	const { kept, added, removed, foreign } = withoutSettledApart(judged, snapshot, target);
	const changed = kept
		.map(({ wanted: line, row }) => ({
			wanted: line,
			row,
			fields: lineDifferences(line, row, abilities.linePrices),
		}))
		.filter(({ fields }) => fields.length > 0);
	const { contact, problems: contactProblems } = diffContact(snapshot, target, mappings.countries);
	const { shipping, problems: shippingProblems } = diffShipping(snapshot, prices, target, mappings);
	const linesDiffer = changed.length + added.length + removed.length > 0;
	const note = diffNote(snapshot, target);
	const totalsDiffer =
		abilities.totals === 'set' &&
		(prices.totalMinor !== target.totals.totalMinor || prices.taxMinor !== target.totals.taxMinor);
	const differs =
		linesDiffer || totalsDiffer || contact !== null || shipping !== null || note !== null;
	return {
		cancel: false,
		changed,
		added,
		removed,
		foreign,
		contact,
		shipping,
		note,
		totals:
			abilities.totals === 'set' &&
			(totalsDiffer || linesDiffer || shipping !== null || contact !== null)
				? {
						from: target.totals,
						to: { taxMinor: prices.taxMinor, totalMinor: prices.totalMinor },
					}
				: null,
		wanted,
		prices,
		problems: [
			...(abilities.foreignLines === 'refuse'
				? foreign.filter((row) => row.grossMinor > 0 || isDuplicate(row.sku, wanted))
				: judged.doubtful
			).map(foreignLine),
			...(abilities.services ? [] : added.filter((line) => line.isService).map(needsArticle)),
			...articleProblems(added, snapshot, mappings, target.lines),
			...(wanted.length === 0 && !isDispatched(target.facts) ? [emptyOrder()] : []),
			...contactProblems,
			...shippingProblems,
			...(abilities.location && !isDispatched(target.facts)
				? locationProblems(snapshot, target, mappings)
				: []
			).filter(
				(problem) => differs || (problem.code === 'LOCATION_DIFFERS' && !target.facts.closed),
			),
		],
	};
}

function nothing(): OrderDiff {
	return {
		cancel: false,
		changed: [],
		added: [],
		removed: [],
		foreign: [],
		contact: null,
		shipping: null,
		note: null,
		totals: null,
		wanted: [],
		prices: null,
		problems: [],
	};
}

const isDuplicate = (sku: string, wanted: readonly WantedLine[]): boolean =>
	wanted.some((line) => line.sku !== '' && normalised(line.sku) === normalised(sku));

const foreignLine = (row: { sku: string; title: string; quantity: number }): Problem => ({
	code: 'FOREIGN_LINE',
	detail: `The warehouse order holds ${row.quantity} x ${row.sku || row.title}, which the shop's order never had`,
	subject: row.sku || row.title,
});

/** A target without lines for mere charges needs an item for each; a mapping row by title names it. */
const needsArticle = (line: WantedLine): Problem => ({
	code: 'SKU_MISSING',
	detail: `Line ${line.lineId} "${line.title}" is a charge without a SKU, and no row of osync_sku_map names an item for "title:${line.title}"`,
	subject: line.title,
});

const emptyOrder = (): Problem => ({
	code: 'ORDER_EMPTY',
	detail: 'Every line was removed but the order is not cancelled',
	subject: 'lines',
});
