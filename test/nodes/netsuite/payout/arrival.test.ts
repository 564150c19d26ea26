import type { IDataObject } from 'n8n-workflow';
import type { Payout } from '../../../../domain/payout/payout';
import { OrderSync } from '../../../../nodes/OrderSync/OrderSync.node';
import { aPayout } from '../../../builders/payout-builder';
import { nodeContext } from '../../../support/node-context';
import { Office } from './office';

let office: Office;
beforeAll(async () => {
	office = await Office.open();
});
beforeEach(() => office.empty());
afterAll(async () => await office.close());

/** Looks at one payout again and again, and remembers the exceptions as the table would. */
class Watch {
	private readonly open: IDataObject[] = [];
	raised = 0;

	constructor(private readonly payout: Payout) {}

	/** The state it finds. */
	async look(): Promise<unknown> {
		const payoutBooks = await office.booksOf(this.payout);
		const context = nodeContext({
			items: [{ payout: this.payout, payoutBooks } as unknown as IDataObject],
			parameters: { operation: 'reconcilePayout', openPayoutExceptions: this.open },
		});
		const [rows, exceptions, closures] = await new OrderSync().execute.call(context);
		for (const { json } of closures ?? []) {
			const at = this.open.findIndex(({ id }) => id === json['exception_id']);
			this.open.splice(at, 1);
		}
		for (const { json } of exceptions ?? []) this.open.push({ ...json, id: (this.raised += 1) });
		return rows?.[0]?.json['state'];
	}

	codes(): unknown[] {
		return this.open.map(({ code }) => code);
	}
}

const EVENTS = {
	'a deposit that names its transaction': () => office.paidOrder('6001', 84.2, 'SHOPIFY_CD_501'),
	'a cash sale that names none': () => {
		office.order('6002', 20);
		office.account.cashSale('SHOPIFY_SO_6002');
	},
	'a refund and what it pays back': () => {
		const deposit = office.paidOrder('6003', 12);
		office.refund({ deposit, amount: 12, externalId: 'SHOPIFY_CR_504' });
	},
	'the bank': () => office.bank(102.7, { memo: 'Shopify Payout 90001' }),
};
type Happening = keyof typeof EVENTS;

const ordersOf = (events: readonly Happening[]): Happening[][] =>
	events.length === 0
		? [[]]
		: events.flatMap((event) =>
				ordersOf(events.filter((other) => other !== event)).map((rest) => [event, ...rest]),
			);

it.each(ordersOf(Object.keys(EVENTS) as Happening[]))(
	'%s, then %s, then %s, then %s: reconciled at the end, not before',
	async (...events) => {
		const watch = new Watch(
			aPayout([
				{ amount: 8420, fee: 150, transaction: '501' },
				{ amount: 2000, transaction: '502', on: '6002' },
				{ amount: 1200, transaction: '503', on: '6003' },
				{ amount: -1200, transaction: '504', on: '6003' },
			]),
		);
		for (const event of events) {
			expect(await watch.look()).not.toBe('reconciled');
			expect(watch.codes()).toHaveLength(1);
			EVENTS[event]();
		}
		expect(await watch.look()).toBe('reconciled');
		expect(watch.codes()).toEqual([]);
		const { raised } = watch;
		expect(await watch.look()).toBe('reconciled');
		expect(watch.raised).toBe(raised);
	},
);
