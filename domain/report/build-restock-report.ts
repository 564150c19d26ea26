import type { RestockVerdict } from '../restock/restock-verdict';
import type { NewStockMarkRow } from '../stock/stock-marks';
import type { EditReport } from './edit-report';
import { judgeRestocks } from './judge-restocks';
import type { OpenException } from './open-exception';
import { newVerdicts, restockSteps, type ToldRow } from './restock-steps';
import { stockSignals } from './stock-signals';
import type { SyncItem } from './sync-item';
import { orderName } from './to-ledger-row';
import type { WaitPolicy } from './wait-policy';
import { writeReport, type ReportContext } from './write-report';

export type RestockReport = EditReport & { stockSignals: NewStockMarkRow[] };

/**
 * Writes down what one look at the restocks of an order came to: as for any look, with every verdict in the ledger, and
 * with reasons to look at stock levels for those verdicts that no earlier row told of.
 */
export function buildRestockReport(
	item: SyncItem,
	verdicts: readonly RestockVerdict[],
	known: { open: readonly OpenException[]; told: readonly ToldRow[] },
	context: Omit<ReportContext, 'lane'>,
	waits: Pick<WaitPolicy, 'goodsSeconds'>,
): RestockReport {
	const { orderKey, correlationId } = item.look;
	const judgement = judgeRestocks(item, verdicts, waits, context.now);
	const fresh = newVerdicts(orderKey, verdicts, known.told);
	const origin = { orderKey, correlationId, orderName: orderName(item) || orderKey };
	return {
		...writeReport(item, judgement, restockSteps(verdicts), known.open, {
			...context,
			lane: 'restocks',
		}),
		stockSignals: stockSignals(fresh, origin, context.now),
	};
}
