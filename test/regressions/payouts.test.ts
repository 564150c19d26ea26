import type { IDataObject } from 'n8n-workflow';
import type { Payout } from '../../domain/payout/payout';
import { execute as getPayoutBooks } from '../../nodes/NetSuite/actions/payout/get-books.operation';
import { OrderSync } from '../../nodes/OrderSync/OrderSync.node';
import { ShopifyPayout } from '../../nodes/Shopify/ShopifyPayout.node';
import { OrderSyncNetSuiteApi } from '../../credentials/OrderSyncNetSuiteApi.credentials';
import { Finance } from '../nodes/netsuite/credit/finance';
import { simulatorCredential } from '../nodes/shopify/shopify-fixtures';
import { nodeContext } from '../support/node-context';
import { bookedWhole } from './book-refunds';
import { ConnectedShop } from './connected-shop';
import { opened } from './opened';

jest.setTimeout(30_000);

/** An order that was paid out, edited afterwards and settled out of the next payout. */
async function twoPayouts() {
	const shop = await opened(ConnectedShop.open({ LAMP: '48.00', MUG: '13.20' }));
	const order = shop.place({ LAMP: 1, MUG: 1 });
	const before = await shop.read(order);
	shop.tell(
		(desk) => desk.payOut(),
		(desk) => desk.edit(order, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]),
		(desk) => desk.refund(order, { amount: 'balance' }),
		(desk) => desk.payOut(),
	);
	const [output = []] = await new ShopifyPayout().execute.call(
		nodeContext({
			parameters: { operation: 'getAll', returnAll: true, status: 'paid', issuedAfter: '' },
			credential: simulatorCredential(shop.simulator),
		}),
	);
	const payouts = output.map(({ json }) => json['payout'] as unknown as Payout);
	return { shop, order, before, after: await shop.read(order), payouts };
}

/** An account that holds the order, its payment and what the bank got of each payout. */
async function accountOf({ before, payouts }: Awaited<ReturnType<typeof twoPayouts>>) {
	const finance = await opened(Finance.open());
	const { account } = finance.simulator;
	const key = finance.place(before.snapshot);
	const charge = payouts[0]?.transactions[0]?.orderTransactionId ?? '';
	account.deposit(key, undefined, `SHOPIFY_CD_${charge}`);
	for (const { payoutId, netMinor } of payouts) {
		account.create('deposit', {
			account: { id: '1' },
			other: { items: [{ account: { id: '122' }, amount: netMinor / 100 }] },
			externalId: `SHOPIFY_PAYOUT_${payoutId}`,
		});
	}
	return finance;
}

/** Rows and exceptions of a reconciliation of these payouts, in this order. */
async function reconciled(finance: Finance, payouts: readonly Payout[]) {
	const { accountId, oauth2 } = finance.simulator.credentials;
	const login = { authentication: 'oauth2', algorithm: 'ES256', ...oauth2 };
	const data = { accountId, baseUrl: finance.simulator.url, accessToken: '', ...login };
	const books = await getPayoutBooks.call(
		nodeContext({
			items: payouts.map((payout) => ({ payout }) as unknown as IDataObject),
			parameters: { operation: 'getPayoutBooks', options: {} },
			credential: { name: 'orderSyncNetSuiteApi', type: new OrderSyncNetSuiteApi(), data },
		}),
	);
	const [rows = [], exceptions = []] = await new OrderSync().execute.call(
		nodeContext({
			items: books.map(({ json }) => json),
			parameters: { operation: 'reconcilePayout', openPayoutExceptions: '[]', payoutLink: '' },
		}),
	);
	return {
		states: Object.fromEntries(
			rows.map(({ json }) => [String(json['payout_id']), String(json['state'])]),
		),
		reasons: exceptions.map(({ json }) => String(json['reason'])),
	};
}

describe('case 37: every movement of a payout finds its document, in whatever order they come', () => {
	it('finds the refund that our booking names, also for an order edited after its payout', async () => {
		const story = await twoPayouts();
		const finance = await accountOf(story);
		await bookedWhole(finance, story.after);
		expect(story.payouts.map(({ netMinor }) => netMinor)).toEqual([6003, -1320]);
		const states = Object.fromEntries(story.payouts.map((each) => [each.payoutId, 'reconciled']));
		expect(await reconciled(finance, story.payouts)).toEqual({ states, reasons: [] });
	});

	it('says the same whichever payout is looked at first, before the refund is booked and after', async () => {
		const story = await twoPayouts();
		const finance = await accountOf(story);
		const [first, second] = story.payouts;
		const backwards = [...story.payouts].reverse();
		const early = await reconciled(finance, backwards);
		expect(early).toEqual(await reconciled(finance, story.payouts));
		expect(early.states).toEqual({
			[first?.payoutId ?? '']: 'reconciled',
			[second?.payoutId ?? '']: 'unmatched',
		});
		expect(early.reasons).toEqual([
			expect.stringContaining('#1001 -13.20 GBP is missing in the accounts'),
		]);
		await bookedWhole(finance, story.after);
		expect(new Set(Object.values((await reconciled(finance, backwards)).states))).toEqual(
			new Set(['reconciled']),
		);
	});

	it('writes the order and the refund on every document that gives money back', async () => {
		const story = await twoPayouts();
		const finance = await accountOf(story);
		const { account } = finance.simulator;
		const { reference, name } = story.after.snapshot;
		finance.bill(`SHOPIFY_SO_${reference}`);
		await bookedWhole(finance, story.after);
		const [edit, settled] = story.after.refunds.refunds;
		const transaction = settled?.amounts[0]?.transactions[0]?.transactionId ?? '';
		expect(account.records('creditMemo')).toMatchObject([
			{
				externalId: `SHOPIFY_CM_${edit?.refundId ?? ''}`,
				header: { custbody_shopify_order_id: reference, otherRefNum: name },
			},
		]);
		const [payment] = account.records('customerRefund');
		expect(payment?.externalId).toBe(`SHOPIFY_CR_${transaction}`);
		expect(payment?.header['memo']).toContain(settled?.refundId);
		expect(payment?.header['memo']).toContain(name);
	});
});
