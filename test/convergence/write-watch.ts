import type { Call, LinnworksSimulator, OrderView, WaveView } from '../../simulators/linnworks';
import { forbiddenBy, writtenField, type Seen } from './write-law';

const PARKED_TAG = 7;
const SUCCESSOR = /-R\d+$/;
const ADDS = /Orders\/(Add|Create)/;
const isLost = ({ status }: Call): boolean => status === 0 || status >= 500;

/**
 * Watches what an execution is told and what it writes. Nothing may be written that is forbidden by what the execution
 * itself was last told about the order; what changes after that read nobody can see, because Linnworks has no version
 * to compare and swap.
 */
export class WriteWatch {
	readonly offences: string[] = [];
	private seen = new Map<string, Seen>();
	private read = 0;
	private operation = '';
	/** Orders read since the current node began. */
	private fresh = new Set<string>();
	/** Orders of which nobody knows whether their last line was added; every other write may be sent twice. */
	private open = new Set<string>();

	/** References of orders made in this execution. */
	private created = new Set<string>();

	constructor(
		private readonly linnworks: LinnworksSimulator,
		private readonly holds: () => ReadonlyArray<Record<string, unknown>>,
	) {}

	/** A new execution begins: it knows nothing. */
	begin(): void {
		this.follow();
		this.seen = new Map();
		this.open = new Set();
		this.created = new Set();
		this.operation = '';
	}

	/** The execution goes on to an operation of a node. */
	enter(operation: string): void {
		this.follow();
		this.operation = operation;
		this.fresh = new Set();
	}

	/** Looks through the calls made since the last look. */
	follow(): void {
		const calls = this.linnworks.calls.since(this.read);
		this.read += calls.length;
		for (const call of calls) {
			if (writtenField(call.operation)) this.judge(call);
			else if (call.status === 200) this.learn(call);
		}
	}

	/** Of the orders that stand for one, no two may be open to the pickers at any moment. */
	countPickable(lineages: ReadonlyArray<readonly OrderView[]>): void {
		for (const lineage of lineages) {
			const open = lineage.filter(
				({ Processed: closed, GeneralInfo: info }) =>
					!closed && !info.IsParked && !info.HoldOrCancel,
			);
			if (open.length < 2) continue;
			const numbers = open.map((order) => order.NumOrderId).join(' and ');
			this.offences.push(`${this.operation}: ${numbers} can both be picked`);
		}
	}

	/** An order made in the place of another is born parked, and stays ours until a person parks it. */
	private isOurSuccessor({ order }: Seen): boolean {
		if (!order || !SUCCESSOR.test(order.GeneralInfo.ReferenceNum)) return false;
		const audit = this.linnworks.warehouse.auditTrail(order.OrderId);
		return !audit.some((row) => row.type === 'Order parked' && row.user === 'warehouse');
	}

	private learn({ operation, reply, orderIds }: Call): void {
		if (/^Orders\/GetOrder(sById|DetailsByReferenceId)$/.test(operation)) {
			for (const order of reply as OrderView[]) {
				this.know(order.OrderId).order = order;
				this.fresh.add(order.OrderId);
				this.open.delete(order.OrderId);
			}
		}
		if (operation === 'Picking/GetPickingWave') {
			for (const wave of (reply as { PickingWaves: WaveView[] }).PickingWaves) {
				for (const entry of wave.Orders)
					this.know(entry.OrderId_Guid).waves.set(wave.PickingWaveId, wave);
			}
		}
		if (operation === 'v2/orders') for (const id of orderIds) this.know(id).flags = true;
	}

	private know(id: string): Seen {
		const known = this.seen.get(id) ?? {
			order: null,
			flags: false,
			waves: new Map(),
			ours: false,
			isNew: false,
		};
		this.seen.set(id, known);
		return known;
	}

	private judge(call: Call): void {
		if (call.operation === 'Orders/CreateOrders') {
			const { orders } = call.body as { orders: Array<{ ReferenceNumber: string }> };
			for (const { ReferenceNumber: reference } of orders) this.created.add(reference);
		}
		for (const id of call.orderIds) {
			const seen = this.know(id);
			seen.isNew = this.created.has(seen.order?.GeneralInfo.ReferenceNum ?? '');
			seen.ours =
				this.holds().some((row) => row['target_order_id'] === id) || this.isOurSuccessor(seen);
			const where = `${this.operation}: ${call.operation} on ${seen.order?.NumOrderId ?? id}`;
			if (this.operation === 'apply' && !this.fresh.has(id)) {
				this.offences.push(`${where} without having read the order before its first write`);
			}
			if (this.open.has(id)) {
				this.offences.push(`${where} without having looked whether the last line was added`);
			}
			if (ADDS.test(call.operation) && isLost(call)) this.open.add(id);
			for (const reason of forbiddenBy(call, seen))
				this.offences.push(`${where} although ${reason}`);
			if (call.operation === 'Picking/DeleteOrdersFromPickingWaves') seen.waves.clear();
			if (call.operation === 'Orders/ChangeOrderTag' && seen.order) {
				const parked = (call.body as { tag?: number }).tag === PARKED_TAG;
				const GeneralInfo = { ...seen.order.GeneralInfo, IsParked: parked };
				seen.order = { ...seen.order, GeneralInfo };
			}
		}
	}
}
