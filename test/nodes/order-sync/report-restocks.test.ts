import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RestockFacts } from '../../../domain/restock/restock-facts';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { RestockClassifier } from '../../../nodes/RestockClassifier/RestockClassifier.node';
import { aRestockStory, WAREHOUSE } from '../../builders/restock-builder';
import { aLook, shopOrder } from '../../builders/signal-builder';
import { nodeContext } from '../../support/node-context';

const order = (facts: RestockFacts): IDataObject =>
	({
		look: aLook({ orderKey: facts.order.orderKey }),
		restockFacts: facts,
	}) as unknown as IDataObject;
const failed: IDataObject = {
	look: aLook({
		orderKey: shopOrder('6003'),
		firstReceivedAt: new Date().toISOString(),
	}) as unknown as IDataObject,
	failure: {
		step: 'target',
		code: 'SYNC_FAILED',
		reason: 'Linnworks did not answer',
		retry: true,
		retryAfterSeconds: 0,
	},
};
const edited = (reference = '6001'): RestockFacts => {
	const facts = aRestockStory().edits('9002', 1).build();
	return {
		...facts,
		order: { ...facts.order, orderKey: shopOrder(reference), name: `#${reference}` },
	};
};

/** The verdicts on some orders, as all outputs of the classifier give them. */
async function verdictsOn(orders: IDataObject[]): Promise<IDataObject[]> {
	const outputs = await new RestockClassifier().execute.call(
		nodeContext({
			items: orders,
			parameters: {
				facts: (at: number) => orders[at]?.['restockFacts'],
				proof: ['rma'],
				waitHours: 72,
				targetSystem: 'linnworks',
				mappedLocations: '[]',
			},
		}),
	);
	return outputs.flat().map(({ json }) => json);
}

const report = async (
	items: IDataObject[],
	parameters: Record<string, unknown> = {},
): Promise<INodeExecutionData[][]> =>
	await new OrderSync().execute.call(
		nodeContext({
			items,
			parameters: {
				operation: 'reportRestocks',
				orderLink: (at: number) => `https://shop.example/${at}`,
				goodsSeconds: 3600,
				...parameters,
			},
		}),
	);
const pick = (output: INodeExecutionData[] | undefined, name: string): unknown[] =>
	(output ?? []).map(({ json }) => json[name]);

describe('Order Sync: Report Restocks', () => {
	it('reports each order once, whatever the order of the items', async () => {
		const orders = [order(edited()), failed, order(edited('6002'))];
		const verdicts = await verdictsOn(orders);
		expect(verdicts).toHaveLength(2);
		for (const items of [
			[...orders, ...verdicts],
			[...verdicts, ...orders, {}],
		]) {
			const [ledger, closures, exceptions, remember, done, stock] = await report(items);
			expect(pick(ledger, 'order_key')).toEqual(['6001', '6003', '6002'].map(shopOrder));
			expect(pick(ledger, 'lane')).toEqual(['restocks', 'restocks', 'restocks']);
			expect(pick(ledger, 'outcome')).toEqual(['inStep', 'retrying', 'inStep']);
			expect([closures, exceptions]).toEqual([[], []]);
			expect(pick(remember, 'order_key')).toEqual([shopOrder('6003')]);
			expect(done?.[0]?.json).toEqual({ orders: 3, inStep: 2, retrying: 1 });
			expect(pick(stock, 'order_name')).toEqual(['#6001', '#6002']);
		}
	});

	it('pairs what it says with the order, and links to it', async () => {
		const lied = order(
			aRestockStory()
				.ships('9002', 1)
				.givesBack([{ lineId: '9002', quantity: 1, restock: 'cancel' }])
				.build(),
		);
		const items = [...(await verdictsOn([lied])), lied];
		const [ledger, , exceptions, , , stock] = await report(items);
		for (const output of [ledger, exceptions, stock]) {
			expect(output?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		}
		expect(exceptions?.[0]?.json).toMatchObject({
			code: 'RESTOCK_SHIPPED',
			link: 'https://shop.example/1',
			replay_key: expect.stringMatching(/^[\w-]{32}$/) as string,
		});
	});

	it('marks no stock twice', async () => {
		const items = [order(edited()), ...(await verdictsOn([order(edited())]))];
		const [ledger = [], , , , , stock] = await report(items);
		expect(stock).toHaveLength(1);
		const rows = ledger.map(({ json }) => json);
		const again = async (ledgerRows: IDataObject[]) => (await report(items, { ledgerRows }))[5];
		expect(await again(rows)).toEqual([]);
		expect(await again([{}])).toHaveLength(1);
		expect(await again(rows.map((row) => ({ ...row, lane: 'linnworks' })))).toHaveLength(1);
	});

	it('says nothing twice', async () => {
		const waited = order(
			aRestockStory()
				.ships('9001', 1)
				.givesBack([{ lineId: '9001', quantity: 1, restock: 'return' }])
				.build(),
		);
		const items = [waited, ...(await verdictsOn([waited]))];
		const [, , exceptions = []] = await report(items);
		expect(pick(exceptions, 'code')).toEqual(['RESTOCK_UNPROVEN']);
		const openExceptions = exceptions.map(({ json }) => ({ ...json, id: 7 }));
		const [, closures, none, remember] = await report(items, { openExceptions });
		expect([closures, none]).toEqual([[], []]);
		expect(remember).toHaveLength(1);
	});

	it.each<[string, () => Promise<IDataObject[]>, string]>([
		[
			'a verdict on an order that is not there',
			async () => await verdictsOn([order(edited())]),
			'#6001',
		],
		[
			'an item that is neither',
			async () => await Promise.resolve([{ error: 'no facts' }]),
			'Item 0',
		],
		[
			'a damaged verdict',
			async () => await Promise.resolve([order(edited()), { kind: 'restockVerdict' }]),
			'Item 1',
		],
	])('stops at %s', async (_what, items, named) => {
		await expect(report(await items())).rejects.toThrow(named);
	});

	it('tells of a claim whose verdict did not arrive', async () => {
		const lost = { ...order(edited()), look: aLook({ attempt: 2 }) as unknown as IDataObject };
		const [, , exceptions] = await report([lost]);
		expect(pick(exceptions, 'code')).toEqual(['SYNC_FAILED']);
		expect(String(exceptions?.[0]?.json['reason'])).toContain('refundLine 7001/0');
	});

	it('knows the shop’s location by its digits', async () => {
		const items = [order(edited()), ...(await verdictsOn([order(edited())]))];
		const [, , , , , stock] = await report(items);
		expect(pick(stock, 'location_id')).toEqual([WAREHOUSE]);
	});
});
