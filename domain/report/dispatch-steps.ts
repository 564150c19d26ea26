import type { DispatchedStep } from '../dispatch/dispatch-step';
import type { SyncItem } from './sync-item';

/** What the ledger keeps of what the shop was told: enough to know the warehouse's numbers again later. */
export const dispatchSteps = ({ dispatched }: SyncItem): object[] =>
	(dispatched?.steps ?? []).map(toRow);

const toRow = ({ kind, key, targetOrder, ...step }: DispatchedStep): object => ({
	kind,
	key,
	targetOrder,
	fulfilmentId: step.fulfilmentId,
	status: step.status,
	numbers: step.numbers,
	units: step.units.map(({ sku, lineId, quantity }) => `${quantity} x ${sku || lineId}`),
	...(step.message === '' ? {} : { message: step.message }),
	...(step.waitsFor === '' ? {} : { waitsFor: step.waitsFor }),
});
