import type { Failure } from '../../../../domain/report/sync-item';
import { formatAmount, minorUnits } from '../../../../domain/money/money';
import { pricesIn, type OrderSnapshot } from '../../../../domain/order/order-snapshot';
import type { RefundRecord } from '../../../../domain/refund/refund-record';
import type { TargetRecords } from '../../../../domain/refund/target-records';
import type { RestockFacts } from '../../../../domain/restock/restock-facts';
import type { ReturnBooking } from '../../../../domain/returns/return-booking';
import { LinnworksReturn } from '../../../../nodes/Linnworks/LinnworksReturn.node';
import type { LinnworksSimulatorOptions } from '../../../../simulators/linnworks';
import { anOrder, type OrderBuilder } from '../../../builders/order-builder';
import { LinnworksCaller, TestClock } from '../../../simulators/linnworks/linnworks-caller';
import { Warehouse } from '../warehouse';

type Operation = 'book' | 'getGoodsIn' | 'getRefundRecords' | 'recordRefund';

export type Done = {
	restockFacts?: RestockFacts;
	bookings?: ReturnBooking[];
	refundRecords?: RefundRecord[];
	records?: TargetRecords;
	failure?: Failure;
};

/** A Linnworks account with Linnworks Return in front of it. The clock stands still on the day after the stories. */
export class ReturnDesk {
	private constructor(
		readonly warehouse: Warehouse,
		readonly clock: TestClock,
	) {}

	static async open(options: LinnworksSimulatorOptions = {}): Promise<ReturnDesk> {
		const clock = new TestClock();
		clock.forward(4 * 86_400_000);
		return new ReturnDesk(await Warehouse.open({ clock: clock.read, ...options }), clock);
	}

	get staff() {
		return this.warehouse.simulator.warehouse;
	}

	get calls() {
		return this.warehouse.simulator.calls;
	}

	close = async (): Promise<void> => await this.warehouse.close();

	/** Imports the shop's order and sends it off; answers its id. */
	dispatch(order = teesAndMug()): string {
		const snapshot = order.build();
		const orderId = this.warehouse.place(snapshot);
		this.staff.process(snapshot.reference);
		return orderId;
	}

	/** The same with the prices that the order has in another currency. */
	dispatchIn(currency: string, order: OrderSnapshot): void {
		const prices = pricesIn(order, currency);
		const amount = (minor = 0): number => Number(formatAmount(minorUnits(minor), currency));
		this.warehouse.place(order, {
			currency,
			postageCost: amount(prices?.shipping.grossMinor),
			lines: order.lines.map(({ lineId, sku, quantity }) => ({
				...{ itemNumber: lineId, sku, quantity, taxRate: 10 },
				pricePerUnit: amount(prices?.lines[lineId]?.grossMinor) / quantity,
			})),
		});
		this.staff.process(order.reference);
	}

	/** A call by somebody else, past our node. */
	async post(operation: string, request: unknown): Promise<void> {
		const caller = new LinnworksCaller(this.warehouse.simulator);
		await caller.authorize();
		expect((await caller.post(operation, { request })).status).toBe(200);
	}

	/** One run of the node; order 6001 unless the item says another. */
	async run(
		operation: Operation,
		items: ReadonlyArray<Record<string, unknown>>,
		parameters: Record<string, unknown> = {},
	): Promise<Done[]> {
		const field = (name: string) => (index: number) => items[index]?.[name];
		const defaults = {
			...{ operation, orderId: '', reference: (at: number) => items[at]?.['reference'] ?? '6001' },
			...{ facts: field('restockFacts'), refunds: field('refunds'), snapshot: field('snapshot') },
		};
		const context = this.warehouse.context(items, { ...defaults, ...parameters });
		const [output] = await new LinnworksReturn().execute.call(context);
		expect(output?.map((item) => item.pairedItem)).toEqual(items.map((_, item) => ({ item })));
		return (output ?? []).map((item) => structuredClone(item.json) as Done);
	}
}

/** The order of the restock stories: two tees (line 9001) and a mug (9002). */
export const teesAndMug = (): OrderBuilder =>
	anOrder()
		.withLine('TEE', 2, '33.00', { lineId: '9001' })
		.withLine('MUG', 1, '13.20', { lineId: '9002' })
		.shippedBy('Default', '5.00');
