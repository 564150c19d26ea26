import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import * as auditMappings from './actions/audit-mappings.operation';
import * as checkSilence from './actions/check-silence.operation';
import * as compareMoney from './actions/compare-money.operation';
import * as composeAlert from './actions/compose-alert.operation';
import * as composeAudit from './actions/compose-audit.operation';
import * as composeMoneyReport from './actions/compose-money-report.operation';
import * as composeOperationsReport from './actions/compose-operations-report.operation';
import * as composeReplayPage from './actions/compose-replay-page.operation';
import * as findDrift from './actions/find-drift.operation';
import * as findMissed from './actions/find-missed.operation';
import * as readReplayLink from './actions/read-replay-link.operation';
import * as reconcilePayout from './actions/reconcile-payout.operation';
import * as replay from './actions/replay.operation';
import * as reportFailure from './actions/report-failure.operation';
import * as reportRestocks from './actions/report-restocks.operation';
import * as reportUnreadable from './actions/report-unreadable.operation';
import * as report from './actions/report.operation';
import * as settle from './actions/settle.operation';
import * as findSuperseded from './actions/stock/find-superseded.operation';
import * as listOrdersInFlight from './actions/stock/list-orders-in-flight.operation';
import * as listShopSkus from './actions/stock/list-shop-skus.operation';
import * as listWarehouseSkus from './actions/stock/list-warehouse-skus.operation';
import * as planStockPush from './actions/stock/plan-stock-push.operation';
import * as reportStockPush from './actions/stock/report-stock-push.operation';
import * as startStockPush from './actions/stock/start-stock-push.operation';

/** One thing the node does. An operation without settings has no description. */
type Operation = {
	description?: INodeProperties[];
	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
};

/** Everything the node does, by the value of the parameter Operation. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
	auditMappings,
	checkSilence,
	compareMoney,
	composeAlert,
	composeAudit,
	composeMoneyReport,
	composeOperationsReport,
	composeReplayPage,
	findDrift,
	findMissed,
	readReplayLink,
	reconcilePayout,
	replay,
	reportFailure,
	reportRestocks,
	reportUnreadable,
	report,
	settle,
	findSuperseded,
	listOrdersInFlight,
	listShopSkus,
	listWarehouseSkus,
	planStockPush,
	reportStockPush,
	startStockPush,
};
