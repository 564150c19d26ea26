import { toExceptionRow, type ExceptionRow } from '../exception/order-exception';
import { normalised } from '../mapping/mappings';
import type { ExceptionClosure } from '../report/edit-report';
import { stableHash } from '../stable-hash';
import { holdsBack, overdueWords, type OverdueOrder } from './overdue-order';
import { problemWords, type StockProblem } from './stock-problem';

export type OpenStockException = { id: number; order_key: string; fingerprint: string };

export type StockReportContext = {
	now: Date;
	runId: string;
	executionId: string;
	/** Where a person sees what the run did. */
	link: string;
};

/** The name under which problems of a SKU, or of a SKU at a location, stand in the exceptions table. */
export const placeName = ({ sku, locationId }: StockPlace): string =>
	`stock:${normalised(sku)}${locationId === '' ? '' : `@${locationId}`}`;
/** The name of the push as a whole. */
const PUSH_KEY = 'stock:*';
/** What the names of orders that hold stock back begin with. */
const ORDER_PREFIX = 'stock-order:';

const orderPlace = ({ orderKey }: OverdueOrder): string => `${ORDER_PREFIX}${orderKey}`;

/** A SKU at a location of the shop; empty for the SKU itself. */
export type StockPlace = { sku: string; locationId: string };

/** What a person has to hear of: problems of SKUs, orders that hold stock back, and the push as a whole (null for none). */
export type StockFindings = {
	problems: readonly StockProblem[];
	worry: { kind: string; reason: string } | null;
	/** Every order that has been on its way for too long. */
	overdue: readonly OverdueOrder[];
	/** What this run knows to have a problem or none; the exceptions of everything else stay as they are. */
	judged: readonly StockPlace[];
};

/**
 * An exception for each problem that nobody was told yet, and closures for those that are gone; `open` are the open
 * exceptions of stock pushes. The shop's own words do not count when problems are compared, nor does which SKUs an order
 * holds back.
 */
export function toStockExceptions(
	{ problems, worry, overdue, judged }: StockFindings,
	open: readonly OpenStockException[],
	context: StockReportContext,
): { exceptions: ExceptionRow[]; closures: ExceptionClosure[] } {
	const findings = [
		...problems.map((problem) => ({
			key: placeName(problem),
			name: problem.sku,
			about: [problem.code],
			reason: problemWords(problem),
			evidence: problem as object,
		})),
		...overdue.filter(holdsBack).map((order) => ({
			key: orderPlace(order),
			name: order.orderName,
			about: ['overdue'],
			reason: overdueWords(order),
			evidence: order as object,
		})),
		...(worry
			? [
					{
						key: PUSH_KEY,
						name: 'Stock push',
						about: [worry.kind],
						reason: worry.reason,
						evidence: {},
					},
				]
			: []),
	].map((finding) => ({ ...finding, fingerprint: stableHash([finding.key, ...finding.about]) }));
	const current = new Set(findings.map(({ fingerprint }) => fingerprint));
	const known = new Set(open.map(({ fingerprint }) => fingerprint));
	const judgedKeys = new Set([
		PUSH_KEY,
		...judged.flatMap((place) => [placeName(place), placeName({ ...place, locationId: '' })]),
	]);
	const undecided = new Set(overdue.filter((each) => each.isUndecided).map(orderPlace));
	const isJudged = (key: string): boolean =>
		key.startsWith(ORDER_PREFIX) ? !undecided.has(key) : judgedKeys.has(key);
	const first = new Map(findings.map((finding) => [finding.fingerprint, finding]));
	const { now, executionId, link, runId } = context;
	return {
		exceptions: [...first.values()]
			.filter(({ fingerprint }) => !known.has(fingerprint))
			.map(({ key, name, reason, evidence, fingerprint }) =>
				toExceptionRow(
					'STOCK_NOT_PUSHED',
					{ reason, evidence, fingerprint },
					{
						...{ lane: '', orderKey: key, orderName: name, targetOrder: '', link, executionId },
						correlationId: `stock-${runId}`,
					},
					now,
				),
			),
		closures: open
			.filter(({ order_key: key, fingerprint }) => isJudged(key) && !current.has(fingerprint))
			.map(({ id }) => ({
				...{ exception_id: id, status: 'resolved', closed_at: now.toISOString() },
			})),
	};
}
