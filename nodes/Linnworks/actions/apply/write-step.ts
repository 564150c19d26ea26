import { assertNever } from '../../../../domain/assert-never';
import type { AmendStep } from '../../../../domain/edit/edit-plan';
import type { RawOrder, RawOrderItem, RawTotals } from '../../mapping/raw/raw-order';
import type { RawCountry } from '../../mapping/raw/raw-replies';
import {
	toCancelOrder,
	toSetOrderCustomerInfo,
	toSetOrderNotes,
	toSetOrderShippingInfo,
	toSetOrderTotalsInfo,
} from '../../mapping/to-header-bodies';
import {
	toAddOrderItem,
	toAddOrderService,
	toRemoveOrderItem,
	toUpdateOrderItem,
} from '../../mapping/to-line-bodies';
import type { LinnworksClient } from '../../transport/linnworks-client';
import type { OrderWork } from './order-work';

export type WriteContext = {
	client: LinnworksClient;
	/** Every country of the account; empty unless a plan of the batch sets an address. */
	countries: readonly RawCountry[];
};

/** Sends one step's write and lets `work.live` follow the reply. Rejects with a RemoteError. */
export async function writeStep(
	step: AmendStep,
	work: OrderWork,
	{ client, countries }: WriteContext,
): Promise<void> {
	const { live } = work;
	switch (step.kind) {
		case 'cancelOrder':
			await client.cancelOrder(toCancelOrder(live));
			work.live = {
				...live,
				Processed: true,
				GeneralInfo: { ...live.GeneralInfo, HoldOrCancel: true },
			};
			return;
		case 'updateLine': {
			const row = live.Items.find((each) => each.RowId === step.rowId);
			if (!row) throw new Error(`Row ${step.rowId} vanished between two steps`);
			await writeRow(work, row, step, client);
			return;
		}
		case 'addLine': {
			const reply = await client.addOrderItem(toAddOrderItem(live, step));
			work.live = withRow(live, reply.Item, reply.TotalsInfo);
			return;
		}
		case 'addService': {
			const reply = await client.addOrderService(toAddOrderService(live, step));
			work.live = withRow(live, reply.Item, reply.TotalsInfo);
			return;
		}
		case 'removeLine': {
			const reply = await client.removeOrderItem(toRemoveOrderItem(live, step.rowId));
			const Items = live.Items.filter((row) => row.RowId !== step.rowId);
			work.live = { ...live, Items, TotalsInfo: reply.TotalsInfo };
			return;
		}
		case 'setContact': {
			const body = toSetOrderCustomerInfo(live, step.to, countries);
			const TotalsInfo = await client.setOrderCustomerInfo(body);
			work.live = { ...live, CustomerInfo: body.info, TotalsInfo };
			return;
		}
		case 'setShipping': {
			const reply = await client.setOrderShippingInfo(toSetOrderShippingInfo(live, step.to));
			work.live = { ...live, ...reply };
			return;
		}
		case 'setNote': {
			const body = toSetOrderNotes(live, step.to, new Date());
			await client.setOrderNotes(body);
			work.live = { ...live, Notes: body.orderNotes };
			return;
		}
		case 'setTotals': {
			const body = toSetOrderTotalsInfo(live, step.to);
			await client.setOrderTotalsInfo(body);
			work.live = { ...live, TotalsInfo: body.info };
			return;
		}
		default:
			assertNever(step);
	}
}

/** Replaces a row by itself with the step's values laid over it. */
export async function writeRow(
	work: OrderWork,
	row: RawOrderItem,
	{ lineId, to }: Pick<Extract<AmendStep, { kind: 'updateLine' }>, 'lineId' | 'to'>,
	client: LinnworksClient,
): Promise<void> {
	const reply = await client.updateOrderItem(toUpdateOrderItem(work.live, row, lineId, to));
	work.live = withRow(work.live, reply.Item, reply.TotalsInfo);
}

function withRow(
	order: RawOrder,
	row: RawOrderItem | null | undefined,
	TotalsInfo: RawTotals,
): RawOrder {
	if (!row) return { ...order, TotalsInfo };
	const isKnown = order.Items.some((each) => each.RowId === row.RowId);
	const Items = isKnown
		? order.Items.map((each) => (each.RowId === row.RowId ? row : each))
		: [...order.Items, row];
	return { ...order, Items, TotalsInfo };
}
