import type { EditReport } from './edit-report';
import { judgeItem } from './judge-item';
import type { OpenException } from './open-exception';
import { ledgerSteps } from './to-ledger-row';
import type { SyncItem } from './sync-item';
import { USUAL_WAITS, type WaitPolicy } from './wait-policy';
import { writeReport, type ReportContext } from './write-report';

/** Writes down what one look at an order came to, from what the steps of a sweep left on it. */
export const buildReport = (
	item: SyncItem,
	open: readonly OpenException[],
	context: ReportContext,
	waits: WaitPolicy = USUAL_WAITS,
): EditReport =>
	writeReport(item, judgeItem(item, waits, context.now), ledgerSteps(item), open, context);
