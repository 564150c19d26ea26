import type { StockLevel } from '../../../../domain/stock/stock-level';
import { LinnworksStock } from '../../../../nodes/Linnworks/LinnworksStock.node';
import type { LinnworksSimulatorOptions, StockItemDraft } from '../../../../simulators/linnworks';
import { Warehouse } from '../warehouse';

export type Read = {
	stockLevel: StockLevel;
	stockRead: { items: number; variationParents: number; walks: number; isComplete: boolean };
};

/** A Linnworks account with Linnworks Stock in front of it. */
export class StockRoom {
	private constructor(readonly warehouse: Warehouse) {}

	static async open(options: LinnworksSimulatorOptions = {}): Promise<StockRoom> {
		return new StockRoom(await Warehouse.open(options));
	}

	get staff() {
		return this.warehouse.simulator.warehouse;
	}

	close = async (): Promise<void> => await this.warehouse.close();

	keep(...drafts: StockItemDraft[]): void {
		for (const draft of drafts) this.staff.addStockItem(draft);
	}

	/** One run of the node, after `meanwhile` was called with the number of each call to an operation. */
	async run(
		parameters: Record<string, unknown> = {},
		meanwhile: (operation: string, call: number) => void = () => undefined,
	): Promise<Read[]> {
		const context = this.warehouse.context([{}], { operation: 'getLevels', ...parameters });
		const { helpers } = context;
		const send = helpers.httpRequestWithAuthentication;
		const counts = new Map<string, number>();
		helpers.httpRequestWithAuthentication = async function (type, request) {
			const operation = request.url.replace('/api/', '');
			const count = (counts.get(operation) ?? 0) + 1;
			counts.set(operation, count);
			meanwhile(operation, count);
			return (await send.call(this, type, request)) as unknown;
		};
		const [output] = await new LinnworksStock().execute.call(context);
		return (output ?? []).map((item) => structuredClone(item.json) as unknown as Read);
	}

	/** The levels by SKU, after one run. */
	async levels(parameters: Record<string, unknown> = {}): Promise<Map<string, StockLevel>> {
		const read = await this.run(parameters);
		return new Map(read.map(({ stockLevel }) => [stockLevel.sku, stockLevel]));
	}

	calls(): string[] {
		const { calls } = this.warehouse.simulator;
		return calls
			.all()
			.map(({ operation }) => operation)
			.filter((operation) => !operation.startsWith('Auth/'));
	}
}
