import { RemoteRejected } from '../../../shared/remote-error';
import { toCancelOrder } from '../../mapping/to-header-bodies';
import type { RawOrder } from '../../mapping/raw/raw-order';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { tagOrders } from '../tag-orders';
import type { StepOutcome } from './succession-work';

/** One order of a lineage, as far as moving between orders needs to know it. */
export type Member = { readonly order: RawOrder; open: boolean; parked: boolean };

export const toMember = (order: RawOrder): Member => ({
	order,
	open: !order.Processed,
	parked: order.GeneralInfo.IsParked,
});

/**
 * The open orders of one lineage while one takes another's place. Whatever is asked of it, and wherever it breaks off,
 * at no moment are two of them out of the park, so that nothing can be picked twice. A parked order cannot be
 * cancelled (docs/vendors/linnworks.md §4.2), so the one to be cancelled is opened last, with all others parked.
 */
export class OnePickable {
	constructor(
		private readonly client: LinnworksClient,
		private readonly members: readonly Member[],
	) {}

	/** Whether the order is parked now, after parking it if need be. */
	async park(member: Member): Promise<boolean> {
		if (!member.open || member.parked) return true;
		const { changed } = await tagOrders(this.client, [member.order.OrderId], 'park');
		member.parked = changed.has(member.order.OrderId);
		return member.parked;
	}

	/** Whether the order is open to be picked or cancelled, and is the only one. */
	async unpark(member: Member): Promise<boolean> {
		if (!member.open) return false;
		for (const other of this.members) {
			if (other !== member && !(await this.park(other))) return false;
		}
		if (!member.parked) return true;
		const { changed } = await tagOrders(this.client, [member.order.OrderId], 'unpark');
		member.parked = !changed.has(member.order.OrderId);
		return !member.parked;
	}

	/** Cancels an order and reads back whether it is; one that stays open is parked again if it was parked before. */
	async cancel(member: Member, note: string): Promise<StepOutcome> {
		const wasParked = member.parked;
		if (!member.open) return { status: 'alreadyDone', message: '' };
		if (wasParked && !(await this.unpark(member))) {
			await this.park(member);
			return { status: 'notStarted', message: 'Linnworks did not unpark the order' };
		}
		const reply = await remoteOutcome(this.client.cancelOrder(toCancelOrder(member.order, note)));
		const read = await remoteOutcome(this.client.getOrdersById([member.order.OrderId]));
		const fresh = read.ok ? read.value[0] : undefined;
		member.open = !fresh?.Processed;
		if (fresh?.Processed && fresh.GeneralInfo.HoldOrCancel) return { status: 'done', message: '' };
		if (member.open && wasParked) await this.park(member);
		if (reply.ok) {
			return { status: 'unknown', message: 'Linnworks answered but the order is not cancelled' };
		}
		const status = reply.error instanceof RemoteRejected ? 'rejected' : 'unknown';
		return { status, message: reply.error.message };
	}
}
