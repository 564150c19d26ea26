import type { Shipment } from '../../../../domain/dispatch/shipment';
import type { Failure } from '../../../../domain/report/sync-item';
import { LinnworksDispatch } from '../../../../nodes/Linnworks/LinnworksDispatch.node';
import type { DispatchedOrder } from '../../../../nodes/Linnworks/mapping/dispatch/to-dispatched-order';
import type { LinnworksSimulatorOptions, OrderDraft } from '../../../../simulators/linnworks';
import { TestClock } from '../../../simulators/linnworks/linnworks-caller';
import { Warehouse } from '../warehouse';

export type Fed = DispatchedOrder & { orderKey?: string; sourceId?: string; until: string };
export type Read = { shipment?: Shipment; failure?: Failure };

/** A Linnworks account with Linnworks Dispatch in front of it, two hours before now. */
export class DispatchDesk {
	private constructor(
		readonly warehouse: Warehouse,
		readonly clock: TestClock,
	) {}

	static async open(options: LinnworksSimulatorOptions = {}): Promise<DispatchDesk> {
		const clock = new TestClock();
		clock.forward(Date.now() - 2 * 3_600_000 - clock.read().getTime());
		const desk = new DispatchDesk(await Warehouse.open({ clock: clock.read, ...options }), clock);
		for (const sku of ['TEE', 'MUG']) desk.warehouse.stock(sku);
		return desk;
	}

	get staff() {
		return this.warehouse.simulator.warehouse;
	}

	get calls() {
		return this.warehouse.simulator.calls;
	}

	close = async (): Promise<void> => await this.warehouse.close();

	/** An order of two tees (line 9001) and a mug (9002); answers its id. */
	place(reference = '6001', more: Partial<OrderDraft> = {}): string {
		return this.staff.createOrder({
			reference,
			lines: [
				{ itemNumber: '9001', sku: 'TEE', quantity: 2, pricePerUnit: 33 },
				{ itemNumber: '9002', sku: 'MUG', quantity: 1, pricePerUnit: 13.2 },
			],
			...more,
		}).orderId;
	}

	/** Sends an order off, a minute after whatever was before. */
	send(key = '6001', number = `T-${key}`): void {
		this.clock.forward(60_000);
		this.staff.setTracking(key, number, 'DPD');
		this.staff.process(key);
	}

	/** The time of the warehouse. */
	now = (): string => this.clock.read().toISOString();

	async feed(parameters: Record<string, unknown> = {}): Promise<Fed[]> {
		const defaults = {
			...{ operation: 'getDispatched', orderKeyPrefix: 'shopify:demo.myshopify.com' },
			since: new Date(Date.now() - 24 * 3_600_000).toISOString(),
			sourceIdPrefix: 'gid://shopify/Order/',
		};
		const context = this.warehouse.context([{}], { ...defaults, ...parameters });
		const [output = []] = await new LinnworksDispatch().execute.call(context);
		return output.map(({ json }) => structuredClone(json) as Fed);
	}

	async shipments(
		items: ReadonlyArray<Record<string, unknown>> = [{ reference: '6001' }],
		parameters: Record<string, unknown> = {},
	): Promise<Read[]> {
		const reference = (at: number) => items[at]?.['reference'];
		const context = this.warehouse.context(items, {
			...{ operation: 'getShipment', reference },
			...parameters,
		});
		const [output = []] = await new LinnworksDispatch().execute.call(context);
		expect(output.map((item) => item.pairedItem)).toEqual(items.map((_, item) => ({ item })));
		return output.map(({ json }) => structuredClone(json) as Read);
	}

	/** The shipment of order 6001, as "T1: 2 x 9001 TEE" for each parcel. */
	async parcels(parameters: Record<string, unknown> = {}): Promise<string[]> {
		const [{ shipment } = {}] = await this.shipments([{ reference: '6001' }], parameters);
		return (shipment?.orders ?? []).flatMap(({ parcels }) =>
			parcels.map(({ trackingNumber, lines }) => {
				const units = lines.map(({ lineId, sku, quantity }) => `${quantity} x ${lineId} ${sku}`);
				return `${trackingNumber}: ${units.join(', ')}`;
			}),
		);
	}
}
