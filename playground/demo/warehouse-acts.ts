import type { World } from '../world/world';

type Warehouse = Pick<World, 'linnworks'>;

/** Another channel sells units out of the warehouse; nobody tells the shop. Answers the order's reference. */
export function sellElsewhere({ linnworks }: Warehouse, sku: string, quantity: number): string {
	const reference = `EBAY-${linnworks.warehouse.orders().length + 1}`;
	linnworks.warehouse.createOrder({
		source: 'EBAY',
		subSource: 'demo',
		reference,
		lines: [{ sku, quantity, pricePerUnit: 11.95 }],
		postageCost: 3.5,
		postageTaxRate: 20,
		postalService: 'Standard',
	});
	return reference;
}

/** Picks, packs, labels and dispatches a whole order, in a wave of its own. Throws with the reason if it is not let go. */
export function shipOrder({ linnworks }: Warehouse, key: string, trackingNumber: string): void {
	const { warehouse } = linnworks;
	const { PickingWaveId: wave } = warehouse.createPickWave(key);
	warehouse.startWave(wave);
	for (const { SKU, Quantity } of warehouse.order(key).Items) {
		warehouse.pickItem(key, SKU ?? '', Quantity ?? 0);
	}
	warehouse.completePick(wave);
	warehouse.packWave(wave);
	warehouse.printLabel(key, trackingNumber);
	warehouse.process(key);
}
