import type { IDataObject } from 'n8n-workflow';
import { payoutSchema, type Payout } from '../../../domain/payout/payout';
import { ShopifyPayout } from '../../../nodes/Shopify/ShopifyPayout.node';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { nodeContext } from '../../support/node-context';
import { simulatorCredential } from './shopify-fixtures';

let simulator: ShopifySimulator;
let now: Date;

beforeEach(async () => {
	now = new Date('2026-11-20T10:00:00Z');
	simulator = await startShopifySimulator({
		clock: () => now,
		switches: { paymentFee: { percent: 2, fixed: '0.30' } },
	});
	simulator.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '30.00' });
});

afterEach(async () => await simulator.close());

const place = () => simulator.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }] });
const nextDay = (): void => {
	now = new Date(now.getTime() + 86_400_000);
};

async function run(
	parameters: Record<string, unknown>,
	continueOnFail = false,
): Promise<IDataObject[]> {
	const context = nodeContext({
		continueOnFail,
		parameters: {
			operation: 'getAll',
			returnAll: true,
			status: 'paid',
			issuedAfter: '2026-11-01T00:00:00Z',
			...parameters,
		},
		credential: simulatorCredential(simulator),
	});
	const [output = []] = await new ShopifyPayout().execute.call(context);
	expect(output.map((item) => item.pairedItem)).toEqual(output.map(() => ({ item: 0 })));
	return output.map((item) => item.json);
}

const payouts = async (parameters = {}): Promise<Payout[]> =>
	(await run(parameters)).map((item) => payoutSchema.parse(item['payout']));

/** A movement as "group order amount-fee". */
const rows = (payout: Payout | undefined): string[] | undefined =>
	payout?.transactions.map(
		(one) => `${one.group} ${one.order?.name ?? '-'} ${one.amountMinor}-${one.feeMinor}`,
	);

it('gives a payout with everything it is made of, without the transfer itself', async () => {
	const order = place();
	simulator.shop.refund(order.gid, { amount: '10.00' });
	simulator.shop.addBalance({
		type: 'DISPUTE_WITHDRAWAL',
		sourceType: 'DISPUTE',
		amount: '-5.00',
		fee: '1.50',
		order: order.gid,
	});
	simulator.shop.addBalance({ type: 'RESERVED_FUNDS', amount: '-2.00' });
	simulator.shop.addBalance({ type: 'ADJUSTMENT', amount: '-1.00', adjusts: [order.gid] });
	simulator.shop.addBalance({ type: 'SHIPPING_LABEL', amount: '-3.20' });
	const { id } = simulator.shop.payOut();
	const [payout, ...others] = await payouts();
	expect(others).toEqual([]);
	expect(rows(payout)).toEqual([
		'charge #1001 3000-90',
		'refund #1001 -1000-0',
		'dispute #1001 -500-150',
		'reserve - -200-0',
		'adjustment #1001 -100-0',
		'other - -320-0',
	]);
	expect(payout).toMatchObject({
		system: 'shopify',
		payoutId: id,
		issuedAt: '2026-11-20T10:00:00Z',
		status: 'paid',
		currency: 'GBP',
		netMinor: 640,
		transactions: [
			{
				type: 'charge',
				order: { orderKey: `shopify:demo.myshopify.com:${order.legacyId}` },
				netMinor: 2910,
			},
			{ type: 'refund' },
			{ type: 'dispute_withdrawal', orderTransactionId: '' },
			{ type: 'reserved_funds', order: null },
			{ type: 'adjustment' },
			{ type: 'shipping_label' },
		],
	});
	const [charge, , , , adjustment] = payout?.transactions ?? [];
	expect(adjustment?.orderTransactionId).toBe(charge?.orderTransactionId);
});

it('gives no order to an adjustment of several', async () => {
	const [one, other] = [place(), place()];
	simulator.shop.addBalance({ type: 'ADJUSTMENT', amount: '-1.00', adjusts: [one.gid, other.gid] });
	simulator.shop.payOut();
	const [payout] = await payouts();
	expect(payout?.transactions[2]).toMatchObject({ order: null, orderTransactionId: '' });
});

it('lists by status and time, oldest first, up to a limit', async () => {
	const ids: string[] = [];
	for (const status of ['PAID', 'PAID', 'PAID', 'SCHEDULED'] as const) {
		place();
		ids.push(simulator.shop.payOut({ status }).id);
		nextDay();
	}
	const found = async (parameters: object): Promise<string[]> =>
		(await payouts(parameters)).map(({ payoutId }) => payoutId);
	expect(await found({})).toEqual(ids.slice(0, 3));
	expect(await found({ issuedAfter: '2026-11-21T10:00:00+00:00' })).toEqual(ids.slice(1, 3));
	expect(await found({ status: 'scheduled' })).toEqual(ids.slice(3));
	expect(await found({ status: 'any', issuedAfter: '' })).toEqual(ids);
	expect(await found({ returnAll: false, limit: 2 })).toEqual(ids.slice(0, 2));
	await expect(run({ issuedAfter: 'soon' })).rejects.toThrow('"soon" is not a date and time');
});

it('has a refund after the payout, and a payout that failed, in a later one', async () => {
	const order = place();
	const lost = simulator.shop.payOut({ status: 'SCHEDULED' });
	simulator.shop.settlePayout(lost.id, 'FAILED');
	nextDay();
	simulator.shop.refund(order.gid, { amount: '30.00' });
	const { id } = simulator.shop.payOut();
	const [payout] = await payouts();
	expect(payout).toMatchObject({ payoutId: id, netMinor: -90 });
	expect(rows(payout)).toEqual(['transfer - 2910-0', 'refund #1001 -3000-0']);
});

it('reads a large payout to the end', async () => {
	for (let index = 0; index < 170; index += 1) place();
	const { id } = simulator.shop.payOut();
	const [item] = await run({ operation: 'get', payoutId: id });
	expect(payoutSchema.parse(item?.['payout']).transactions).toHaveLength(170);
	expect(simulator.calls.all().map((call) => call.operationName)).toEqual([
		'Payout',
		'BalanceTransactions',
		'BalanceTransactions',
	]);
});

it('gets one by its number or global id, and says when there is none', async () => {
	place();
	const { id } = simulator.shop.payOut();
	for (const payoutId of [id, `gid://shopify/ShopifyPaymentsPayout/${id}`]) {
		expect(await run({ operation: 'get', payoutId })).toMatchObject([{ payout: { payoutId: id } }]);
	}
	await expect(run({ operation: 'get', payoutId: '404' })).rejects.toThrow(
		'Shopify shows no payout 404 to the app',
	);
	await expect(run({ operation: 'get', payoutId: '#1' })).rejects.toThrow('not the ID of a payout');
	expect(await run({ operation: 'get', payoutId: '404' }, true)).toEqual([
		{ error: 'Shopify shows no payout 404 to the app' },
	]);
});

it('names the scope that it lacks', async () => {
	simulator.switches.deniedScopes = ['read_shopify_payments_payouts'];
	await expect(run({})).rejects.toThrow('read_shopify_payments_payouts');
});
