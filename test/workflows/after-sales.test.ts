import { afterSalesStageOf } from './after-sales-stage';
import type { PlacedOrder } from './harness';

/** How long an answer of Linnworks is kept back, so that n8n dies over it. */
const LATE_MS = 15_000;

/** Refunds, returns and restocks between the shop and Linnworks. */
describe('stock only moves when goods do, on a real n8n', () => {
	const { stage, after } = afterSalesStageOf();

	const verdicts = async (order: PlacedOrder): Promise<string[]> => {
		const looks = await after.ledger(order, 'restocks');
		const steps = JSON.parse(String(looks.at(-1)?.['steps'] ?? '[]')) as Array<{ verdict: string }>;
		return steps.map(({ verdict }) => verdict);
	};
	const level = (sku: string): number => after.warehouse.stockLevel(sku).level;

	it('records a refund of goods that left, once, and nobody has to act', async () => {
		const order = await after.dispatched();
		const before = level('MUG-01');
		after.shop.refund(order.gid, {
			lines: [{ sku: 'MUG-01', quantity: 1, restockType: 'NO_RESTOCK' }],
			amount: '11.95',
		});
		await after.settled(order);
		const [refund = ''] = after.refundIds(order);
		expect(after.records(order)).toEqual([[refund, 11.95]]);
		after.shop.tag(order.gid, { add: ['again'] });
		after.shop.refund(order.gid, { amount: '2.00' });
		await after.until('the goodwill is recorded', order, () => after.records(order).length === 2);
		await after.settled(order);
		expect(after.records(order).map(([, amount]) => amount)).toEqual([11.95, 2]);
		expect(level('MUG-01')).toBe(before);
		expect(await verdicts(order)).toEqual(['keepGoods', 'moneyOnly']);
		await after.looked(order, 'linnworks');
		expect(await after.codes(order)).toEqual([]);
	});

	it('waits for money that is pending, and records what moved', async () => {
		const order = await after.dispatched();
		Object.assign(stage().world.shopify.switches, { refundsPending: true });
		after.shop.refund(order.gid, { amount: '5.00' });
		Object.assign(stage().world.shopify.switches, { refundsPending: false });
		await after.looked(order, 'linnworksRefunds');
		expect(after.records(order)).toEqual([]);
		after.shop.settleRefunds(order.gid);
		await after.until('it is recorded', order, () => after.records(order).length === 1);
		expect(after.records(order)[0]?.[1]).toBe(5);
	});

	it('records nothing for an edit, or for a refund before the order left', async () => {
		const order = await stage().place();
		const before = level('MUG-01');
		after.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 0 } }]);
		after.shop.refund(order.gid, {
			lines: [{ sku: 'TEE-RED-M', quantity: 1, restockType: 'CANCEL' }],
			amount: '24.00',
		});
		await stage().inStep(order);
		await after.settled(order);
		after.dispatch(order);
		await after.until('it was looked at after it left', order, async () => {
			const looks = await after.ledger(order, 'linnworksRefunds');
			return looks.at(-1)?.['outcome'] === 'inStep';
		});
		expect(after.records(order)).toEqual([]);
		expect(await verdicts(order)).toEqual(['synthetic', 'cancellation']);
		expect(level('MUG-01')).toBe(before);
		const marks = await after.rows('stockSignals', { order_name: order.name });
		expect(marks.map((row) => String(row['sku'])).sort()).toEqual(['MUG-01', 'TEE-RED-M']);
		expect(await after.codes(order)).toEqual([]);
	});

	it('stops at a refund that somebody recorded by hand, and goes on with the others', async () => {
		const order = await after.dispatched();
		after.warehouse.recordRefund(order.legacyId, 7);
		after.shop.refund(order.gid, { amount: '7.00' });
		after.shop.refund(order.gid, { amount: '3.00' });
		await after.until('the other is recorded', order, () => after.records(order).length === 2);
		await after.looked(order, 'linnworksRefunds');
		expect(await after.codes(order)).toContain('linnworksRefunds REFUND_NOT_RECORDED open');
	});

	it('announces a return, and stock rises when the goods are in', async () => {
		const order = await after.dispatched();
		const before = level('TEE-RED-M');
		after.shop.createReturn(order.gid, { lines: [{ sku: 'TEE-RED-M', quantity: 1 }] });
		await after.until(
			'the return is announced',
			order,
			() => after.warehouse.returnBookings(order.legacyId).length === 1,
		);
		expect(level('TEE-RED-M')).toBe(before);
		after.shop.processReturn(order.gid, { disposition: 'RESTOCKED' });
		after.warehouse.receiveReturn(order.legacyId, [{ sku: 'TEE-RED-M', quantity: 1 }]);
		await after.until('the goods are proven to be back', order, async () =>
			(await verdicts(order)).includes('physicalReturn'),
		);
		await after.settled(order);
		expect(level('TEE-RED-M')).toBe(before + 1);
		expect(after.warehouse.returnBookings(order.legacyId)).toHaveLength(1);
		expect(after.records(order)).toHaveLength(1);
		await after.looked(order, 'linnworks');
		expect(await after.codes(order)).toEqual([]);
	});

	it('asks a person when goods are said to be back and nothing came in, until it does', async () => {
		const order = await after.dispatched();
		after.shop.refund(order.gid, {
			lines: [{ sku: 'MUG-01', quantity: 1, restockType: 'RETURN' }],
			amount: '11.95',
		});
		await after.until('a person is asked', order, async () =>
			(await after.codes(order)).includes('restocks RESTOCK_UNPROVEN open'),
		);
		after.warehouse.receiveReturn(order.legacyId, [{ sku: 'MUG-01', quantity: 1 }]);
		await after.until('it is settled', order, async () =>
			(await after.codes(order)).includes('restocks RESTOCK_UNPROVEN resolved'),
		);
	});

	it('tells what came back other than announced', async () => {
		const order = await after.dispatched();
		after.shop.createReturn(order.gid, { lines: [{ sku: 'TEE-RED-M', quantity: 2 }] });
		await after.until(
			'the return is announced',
			order,
			() => after.warehouse.returnBookings(order.legacyId).length === 1,
		);
		after.warehouse.receiveReturn(order.legacyId, [{ sku: 'TEE-RED-M', quantity: 1 }]);
		await after.until('a person is asked', order, async () =>
			(await after.codes(order)).includes('linnworksReturns RETURN_DIFFERS open'),
		);
	});

	it('finds a refund whose webhooks were all lost', async () => {
		const order = await after.dispatched();
		stage().world.shopify.webhooks.setPolicy({ lose: 'all' });
		after.shop.refund(order.gid, { amount: '6.00' });
		stage().world.shopify.webhooks.setPolicy({ lose: 0 });
		await after.until('it is recorded', order, () => after.records(order).length === 1, 90);
		const [look] = await after.ledger(order, 'linnworksRefunds');
		expect(String(look?.['topics'])).not.toMatch(/refunds|transactions/);
	});

	it('tells finance to the penny where the records differ from the shop', async () => {
		const order = await after.dispatched();
		after.shop.refund(order.gid, { amount: '8.00' });
		await after.until('it is recorded', order, () => after.records(order).length === 1);
		after.warehouse.recordRefund(order.legacyId, 0.01);
		await after.until(
			'the report names the record that nobody in the shop knows',
			order,
			() => {
				const mails = stage().world.smtp.messages.map((mail) => JSON.stringify(mail));
				return mails.some((text) => text.includes(order.name) && text.includes('notAtSource'));
			},
			120,
		);
		expect(await after.allCodes(order)).toContain('linnworksRefunds REFUND_MISMATCH open');
	});

	it.each([
		['a refund', 'ReturnsRefunds/CreateRefund'],
		['a return', 'ReturnsRefunds/CreateRMABooking'],
	] as const)('writes %s once though n8n dies over it', async (what, operation) => {
		const order = await after.dispatched();
		const { world } = stage();
		world.linnworks.faults.add({ operation, kind: 'timeout', delayMs: LATE_MS, when: 'after' });
		const made = (): number =>
			what === 'a refund'
				? after.records(order).length
				: after.warehouse.returnBookings(order.legacyId).length;
		if (what === 'a refund') after.shop.refund(order.gid, { amount: '4.00' });
		else after.shop.createReturn(order.gid, { lines: [{ sku: 'MUG-01', quantity: 1 }] });
		await after.until(`${what} is made`, order, () => made() === 1);
		await world.n8n.kill9();
		world.linnworks.faults.clear();
		await world.restartN8n();
		const lane = what === 'a refund' ? 'linnworksRefunds' : 'linnworksReturns';
		await after.looked(order, lane, 1, 120);
		expect(made()).toBe(1);
	});
});
