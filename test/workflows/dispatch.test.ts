import { TABLES } from '../../playground/world/install-templates';
import { orderKey, stageOf, type PlacedOrder } from './harness';

/** How long an answer of the shop is kept back, so that n8n dies over it. */
const LATE_MS = 15_000;
const EVERY = (seconds: number) => ({ field: 'seconds', secondsInterval: seconds });

/** What leaves Linnworks is told to Shopify. */
describe('dispatch on a real n8n', () => {
	const stage = stageOf(
		{
			osync_dispatch_intake: { overlapMinutes: 60 },
			osync_dispatch_to_shopify: {
				...{ dryRun: false, settleSeconds: 1, maxWaitSeconds: 10, leaseSeconds: 20 },
				holdSeconds: 5,
			},
		},
		{
			osync_dispatch_intake: { 'Every two minutes': EVERY(3), 'Every hour': EVERY(20) },
			osync_dispatch_to_shopify: { 'Every ten seconds': EVERY(2) },
			osync_exception_replay: { 'Every minute': EVERY(2) },
		},
	);
	const shop = () => stage().world.shopify.shop;
	const warehouse = () => stage().world.linnworks.warehouse;

	/** An order leaves the warehouse under a number. */
	const send = (key: string, number: string): void => {
		warehouse().setTracking(key, number, 'DPD');
		warehouse().process(key);
	};
	/** What stands in the shop, as "T1 DPD UK: 2 x TEE-RED-M". */
	const told = ({ gid }: PlacedOrder): string[] => {
		const { fulfilments, lines } = shop().order(gid);
		return fulfilments
			.filter(({ status }) => status === 'SUCCESS')
			.map(({ tracking, lines: units }) => {
				const named = tracking.map(({ number, company }) => `${number} ${company}`).join(', ');
				const skuOf = (id: string): string => lines.find((line) => line.id === id)?.sku ?? '';
				const goods = units.map(({ lineId, quantity }) => `${quantity} x ${skuOf(lineId)}`);
				return `${named}: ${goods.sort().join(', ')}`;
			});
	};
	const ledger = async (order: PlacedOrder): Promise<unknown[]> =>
		(await stage().ledger(order))
			.filter((row) => row['lane'] === 'dispatch')
			.map((row) => row['outcome']);
	const codes = async (order: PlacedOrder): Promise<string[]> =>
		(await stage().exceptions(order)).map(
			(row) => `${String(row['code'])} ${String(row['status'])}`,
		);
	const toldAs = async (order: PlacedOrder, ...expected: string[]): Promise<void> => {
		await stage().until(
			`the shop was told ${expected.join('; ')}`,
			async () => JSON.stringify(told(order)) === JSON.stringify(expected),
			60,
			async () => JSON.stringify([told(order), await stage().ledger(order), await codes(order)]),
		);
	};
	const waiting = async (order: PlacedOrder): Promise<number> =>
		(
			await stage().world.api.tables.rows(TABLES.dispatchSignals, {
				filters: [
					{ columnName: 'order_key', condition: 'eq', value: orderKey(order) },
					{ columnName: 'status', condition: 'eq', value: 'new' },
				],
			})
		).length;
	const ALL = '2 x TEE-RED-M, 1 x MUG-01'.split(', ').sort().join(', ');

	beforeAll(async () => {
		await stage().world.api.tables.insert(TABLES.carrierMap, [
			{
				...{ target_vendor: 'DPD', target_service: '', source_company: 'DPD UK' },
				tracking_url: 'https://track.example/{number}',
			},
		]);
	});

	it('a parcel is told once, under the name and address of the carrier map', async () => {
		const order = await stage().place();
		send(order.legacyId, 'T1');
		await toldAs(order, `T1 DPD UK: ${ALL}`);
		expect(shop().order(order.gid).fulfilments[0]?.tracking[0]?.url).toBe(
			'https://track.example/T1',
		);
		await stage().until('it is written down', async () => (await ledger(order)).length > 0);
		expect(await ledger(order)).toEqual(['converged']);
		expect(await codes(order)).toEqual([]);
	});

	it('what the feed finds again is no news', async () => {
		const order = await stage().place();
		send(order.legacyId, 'T2');
		await toldAs(order, `T2 DPD UK: ${ALL}`);
		const { calls } = stage().world.linnworks;
		const runs = async (more: number): Promise<void> => {
			const before = calls.count('ProcessedOrders/SearchProcessedOrders');
			await stage().until(
				`${more} more runs of the feed`,
				async () => calls.count('ProcessedOrders/SearchProcessedOrders') >= before + more,
			);
		};
		const signals = async (): Promise<number> =>
			(await stage().rows('dispatchSignals', 'order_key', orderKey(order))).length;
		// Both schedules of the feed may have fired in the same second; then both have seen it first.
		await runs(2);
		const known = await signals();
		expect([1, 2]).toContain(known);
		await runs(4);
		expect(await signals()).toBe(known);
	});

	it('split orders are told part by part, and a number corrected later is corrected', async () => {
		const order = await stage().place();
		const [second = ''] = warehouse().splitOrder(order.legacyId, [
			[{ sku: 'TEE-RED-M', quantity: 1 }],
		]);
		send(second, 'S2');
		await toldAs(order, 'S2 DPD UK: 1 x TEE-RED-M');
		send(order.warehouseId, 'S1');
		const rest = ['1 x TEE-RED-M', '1 x MUG-01'].sort().join(', ');
		await toldAs(order, 'S2 DPD UK: 1 x TEE-RED-M', `S1 DPD UK: ${rest}`);
		warehouse().setTracking(second, 'S2-NEW', 'DPD');
		await toldAs(order, 'S2-NEW DPD UK: 1 x TEE-RED-M', `S1 DPD UK: ${rest}`);
	});

	it('what somebody else has fulfilled is not fulfilled again', async () => {
		const order = await stage().place();
		shop().fulfil(order.gid);
		const before = told(order);
		send(order.legacyId, 'T4');
		await stage().until('it was looked at', async () => (await ledger(order)).length > 0);
		expect(told(order)).toHaveLength(before.length);
		expect(shop().order(order.gid).fulfilments).toHaveLength(1);
	});

	it('goods that left though the shop no longer wants them are told to a person, the others to the shop', async () => {
		const order = await stage().place();
		send(order.legacyId, 'T5');
		shop().edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 0 } }]);
		await toldAs(order, 'T5 DPD UK: 2 x TEE-RED-M');
		await stage().until('a person hears of it', async () =>
			(await codes(order)).includes('DISPATCH_EXCESS open'),
		);
		shop().edit(order.gid, [{ addVariant: { sku: 'MUG-01', quantity: 1 } }]);
		const [row] = (await stage().exceptions(order)).filter(
			({ code }) => code === 'DISPATCH_EXCESS',
		);
		const itself = { columnName: 'id', condition: 'eq' as const, value: Number(row?.['id']) };
		await stage().world.api.tables.update(
			TABLES.exceptions,
			{ filters: [itself] },
			{ status: 'replay' },
		);
		await toldAs(order, 'T5 DPD UK: 2 x TEE-RED-M', 'T5 DPD UK: 1 x MUG-01');
		await stage().until('it is settled', async () =>
			(await codes(order)).includes('DISPATCH_EXCESS resolved'),
		);
	});

	it('orders of other channels are nobody of this shop', async () => {
		const before = (await stage().world.api.tables.rows(TABLES.dispatchSignals)).length;
		const { orderId } = warehouse().createOrder({
			...{ reference: '555000111', source: 'EBAY', subSource: 'ebay-shop' },
			lines: [{ sku: 'MUG-01', quantity: 1, pricePerUnit: 5 }],
		});
		send(orderId, 'E1');
		const order = await stage().place();
		send(order.legacyId, 'T6');
		await toldAs(order, `T6 DPD UK: ${ALL}`);
		const rows = await stage().world.api.tables.rows(TABLES.dispatchSignals);
		expect(rows.slice(before).map((row) => row['order_key'])).not.toContain(
			'shopify:demo.myshopify.com:555000111',
		);
	});

	it('n8n dies over the answer of the shop: nothing is told twice, nothing is lost', async () => {
		const { world } = stage();
		const order = await stage().place();
		const late = await stage().place();
		world.shopify.faults.add({
			...{ operationName: 'CreateFulfilment', when: 'after', kind: 'delay', delayMs: LATE_MS },
		});
		send(order.legacyId, 'T7');
		await toldAs(order, `T7 DPD UK: ${ALL}`);
		await world.n8n.kill9();
		send(late.legacyId, 'T8');
		await world.restartN8n();
		await toldAs(late, `T8 DPD UK: ${ALL}`);
		await stage().until('nothing waits', async () => (await waiting(order)) === 0, 90);
		await stage().until('it is written down', async () => (await ledger(order)).length > 0);
		expect(told(order)).toEqual([`T7 DPD UK: ${ALL}`]);
		expect(await codes(order)).toEqual([]);
	});
});
