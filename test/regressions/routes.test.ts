import type { SyncItem } from '../../domain/report/sync-item';
import { Finance } from '../nodes/netsuite/credit/finance';
import { bookedWhole } from './book-refunds';
import { ConnectedShop } from './connected-shop';
import { opened } from './opened';

jest.setTimeout(30_000);

describe('case 38: a partial refund is booked by the way in which its order stands in the books', () => {
	type Act = Parameters<ConnectedShop['tell']>[0];

	/** An order of two lamps at 48.00 that the shop tells on; answers it before and after. */
	async function told(...acts: Array<(order: string) => Act>) {
		const shop = await opened(ConnectedShop.open({ LAMP: '48.00' }));
		const order = shop.place({ LAMP: 2 });
		const before = await shop.read(order);
		shop.tell(...acts.map((act) => act(order)));
		return { before, after: await shop.read(order) };
	}
	const leaves =
		(order: string): Act =>
		(desk) =>
			desk.fulfil(order);
	const gives =
		(restockType: 'CANCEL' | 'RETURN' | 'NO_RESTOCK', amount = '48.00') =>
		(order: string): Act =>
		(desk) =>
			desk.refund(order, {
				...{ lines: [{ sku: 'LAMP', quantity: 1, restockType }], amount },
			});

	/** What is booked of the refund, as "creditMemo 48", and how many units NetSuite put on its shelf for it. */
	async function booked(
		{ before, after }: { before: SyncItem; after: SyncItem },
		prepare: (finance: Finance, key: string) => unknown,
	) {
		if (!before.snapshot) throw new Error('The order was not read');
		const finance = await opened(Finance.open());
		const { account } = finance.simulator;
		const key = finance.place(before.snapshot);
		prepare(finance, key);
		const shelf = account.stock('LAMP').onHand;
		await bookedWhole(finance, after);
		const types = ['creditMemo', 'customerRefund', 'cashRefund'] as const;
		return {
			documents: types.flatMap((type) =>
				finance.booked(type).map(({ total }) => `${type} ${total}`),
			),
			restocked: account.stock('LAMP').onHand - shelf,
		};
	}
	const paid = ({ simulator: { account } }: Finance, key: string): string => account.deposit(key);
	const invoiced = (finance: Finance, key: string): unknown =>
		finance.bill(key, paid(finance, key));
	const soldForCash = ({ simulator: { account } }: Finance, key: string): void => {
		account.ship(key);
		account.cashSale(key);
	};

	it.each([
		['paid in advance: out of the deposit', paid, 'CANCEL', ['customerRefund 48']],
		['cash sale: as a cash refund', soldForCash, 'NO_RESTOCK', ['cashRefund 48']],
		[
			'shipped and invoiced: as a credit memo that is paid back',
			...([invoiced, 'RETURN', ['creditMemo 48', 'customerRefund 48']] as const),
		],
		[
			'shipped, and nothing comes back: as a credit memo without goods',
			...([invoiced, 'NO_RESTOCK', ['creditMemo 48', 'customerRefund 48']] as const),
		],
	] as const)('%s', async (_how, prepare, restockType, documents) => {
		const acts = restockType === 'CANCEL' ? [] : [leaves];
		const story = await told(...acts, gives(restockType));
		expect(await booked(story, prepare)).toEqual({ documents, restocked: 0 });
	});

	it('money alone, before the bill: out of the deposit, and credited to the bill afterwards', async () => {
		const story = await told((order) => (desk) => desk.refund(order, { amount: '10.00' }));
		const finance = await opened(Finance.open());
		const { account } = finance.simulator;
		const key = finance.place(story.before.snapshot);
		const deposit = account.deposit(key);
		expect(await bookedWhole(finance, story.after)).toEqual(['bookPayment: done']);
		const invoice = finance.bill(key, deposit);
		expect(await bookedWhole(finance, story.after)).toEqual(['bookCredit: done']);
		expect(account.record(invoice).remaining).toBe(0);
	});

	it('three partial refunds, each once and none forgotten', async () => {
		const story = await told(
			leaves,
			gives('NO_RESTOCK'),
			(order) => (desk) => desk.refund(order, { amount: '5.00' }),
			gives('RETURN', '43.00'),
		);
		const { documents } = await booked(story, invoiced);
		expect(documents).toEqual([
			...['creditMemo 48', 'creditMemo 5', 'creditMemo 43'],
			...['customerRefund 48', 'customerRefund 5', 'customerRefund 43'],
		]);
	});
});
