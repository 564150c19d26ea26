import type { IDataObject } from 'n8n-workflow';
import { join } from 'node:path';
import type { Payout } from '../../../domain/payout/payout';
import type { MoneyDocument, PayoutBooks } from '../../../domain/payout/payout-books';
import { minorUnits } from '../../../domain/money/money';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { readTemplates } from '../../../playground/world/templates';
import { aPayout } from '../../builders/payout-builder';
import { nodeContext } from '../../support/node-context';

const document = (changes: Partial<MoneyDocument>): MoneyDocument => ({
	...{ id: '1', kind: 'customerDeposit', displayNumber: 'CD1' },
	...{ transactionId: '', orderReference: '', amountMinor: minorUnits(0) },
	...changes,
});

/** Books that hold a document for every movement, and one bank deposit of the payout. */
const wholeBooks = (payout: Payout, changes: Partial<PayoutBooks> = {}): PayoutBooks => {
	const of = (group: string): MoneyDocument[] =>
		payout.transactions
			.filter((each) => each.group === group)
			.map(({ id, orderTransactionId, amountMinor }) => {
				const size = minorUnits(Math.abs(amountMinor));
				return document({ id, transactionId: orderTransactionId, amountMinor: size });
			});
	return {
		...({ kind: 'payoutBooks', schemaVersion: 1, system: 'netsuite' } as const),
		unknown: [],
		leftOut: [],
		receipts: of('charge'),
		payments: of('refund'),
		deposits: [{ id: '9', displayNumber: 'DEP9', amountMinor: payout.netMinor }],
		...changes,
	};
};

const twoMovements = (changes: Partial<Payout> = {}): Payout =>
	aPayout(
		[
			{ amount: 8420, fee: 150, transaction: '501' },
			{ amount: -1000, transaction: '502' },
		],
		changes,
	);

async function reconcile(
	items: ReadonlyArray<{ payout: unknown; payoutBooks?: unknown }>,
	parameters: Record<string, unknown> = {},
) {
	const context = nodeContext({
		items: items as unknown as IDataObject[],
		parameters: { operation: 'reconcilePayout', ...parameters },
	});
	const [rows = [], exceptions = [], closures = []] = await new OrderSync().execute.call(context);
	return { rows, exceptions, closures };
}

const jsonOf = (items: ReadonlyArray<{ json: IDataObject }>): IDataObject[] =>
	items.map(({ json }) => json);

const { tables } = readTemplates(join(__dirname, '..', '..', '..'));
const columnsOf = (name: string): string[] =>
	(tables.find((table) => table.name === name)?.columns ?? []).map((column) => column.name).sort();

it('writes one row for a payout that the accounts hold whole, which fits the table', async () => {
	const payout = twoMovements();
	const { rows, exceptions, closures } = await reconcile([
		{ payout, payoutBooks: wholeBooks(payout) },
	]);
	expect(jsonOf(rows)).toMatchObject([
		{
			...{ payout_id: '90001', state: 'reconciled', net: '72.70', fees: '1.50' },
			...{ matched: 2, unmatched: 0, deposits: 'DEP9', difference: '0.00' },
			execution_id: 'execution-1',
		},
	]);
	expect(Object.keys(rows[0]?.json ?? {}).sort()).toEqual(columnsOf('osync_payouts'));
	expect([exceptions, closures]).toEqual([[], []]);
});

it('raises one exception for what is missing, with the payout, the amounts and a link', async () => {
	const payout = twoMovements();
	const payoutBooks = wholeBooks(payout, { receipts: [], payments: [] });
	const { rows, exceptions } = await reconcile([{ payout, payoutBooks }], {
		payoutLink: (item: number) => `https://shop.example/payouts/${item}`,
	});
	expect(jsonOf(rows)).toMatchObject([{ state: 'unmatched', unmatched: 2 }]);
	expect(jsonOf(exceptions)).toMatchObject([
		{
			...{ code: 'PAYOUT_UNMATCHED', owner: 'Finance', order_key: 'payout:shopify:90001' },
			...{ order_name: 'Payout 90001', target_order: 'DEP9', status: 'open' },
			link: 'https://shop.example/payouts/0',
		},
	]);
	expect(exceptions[0]?.json['reason']).toContain('#6001 84.20 GBP is missing in the accounts');
	expect(exceptions[0]?.json['reason']).toContain('#6001 -10.00 GBP is missing in the accounts');
	const columns = [...Object.keys(exceptions[0]?.json ?? {}), 'closed_at'].sort();
	expect(columns).toEqual(columnsOf('osync_exceptions'));
});

it('says the same trouble once, and closes it when everything is there', async () => {
	const payout = twoMovements();
	const short = wholeBooks(payout, { deposits: [] });
	const first = await reconcile([{ payout, payoutBooks: short }]);
	const openPayoutExceptions = JSON.stringify([{ ...first.exceptions[0]?.json, id: 7 }, {}]);
	const again = await reconcile([{ payout, payoutBooks: short }], { openPayoutExceptions });
	expect([again.exceptions, again.closures]).toEqual([[], []]);
	const done = await reconcile([{ payout, payoutBooks: wholeBooks(payout) }], {
		openPayoutExceptions,
	});
	expect(jsonOf(done.closures)).toMatchObject([{ exception_id: 7, status: 'resolved' }]);
});

it('replaces the exception when something else is wrong now', async () => {
	const payout = twoMovements();
	const first = await reconcile([{ payout, payoutBooks: wholeBooks(payout, { deposits: [] }) }]);
	expect(jsonOf(first.exceptions)).toMatchObject([{ code: 'PAYOUT_DIFFERS' }]);
	const openPayoutExceptions = [{ ...first.exceptions[0]?.json, id: 7 }];
	const payoutBooks = wholeBooks(payout, { payments: [] });
	const then = await reconcile([{ payout, payoutBooks }], { openPayoutExceptions });
	expect(jsonOf(then.exceptions)).toMatchObject([{ code: 'PAYOUT_UNMATCHED' }]);
	expect(jsonOf(then.closures)).toMatchObject([{ exception_id: 7, status: 'superseded' }]);
});

it('waits as long as the days of grace allow', async () => {
	const yesterday = new Date(Date.now() - 86_400_000).toISOString();
	const payout = aPayout([{ amount: 1000, at: yesterday }], { issuedAt: yesterday });
	const payoutBooks = wholeBooks(payout, { receipts: [], deposits: [] });
	const patient = await reconcile([{ payout, payoutBooks }], { settlingDays: 3 });
	expect(jsonOf(patient.rows)).toMatchObject([{ state: 'waiting', difference: '' }]);
	expect(patient.exceptions).toEqual([]);
	const strict = await reconcile([{ payout, payoutBooks }], { settlingDays: 0 });
	expect(jsonOf(strict.exceptions)).toMatchObject([{ code: 'PAYOUT_UNMATCHED' }]);
});

it('keeps several payouts apart, each paired with its item', async () => {
	const [one, other] = [twoMovements(), twoMovements({ payoutId: '90002' })];
	const { rows, exceptions } = await reconcile([
		{ payout: one, payoutBooks: wholeBooks(one) },
		{ payout: other, payoutBooks: wholeBooks(other, { payments: [] }) },
	]);
	expect(jsonOf(rows).map((row) => [row['payout_id'], row['state']])).toEqual([
		['90001', 'reconciled'],
		['90002', 'unmatched'],
	]);
	expect(exceptions.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
});

it('never counts what could not be read as reconciled', async () => {
	const payout = twoMovements();
	const payoutBooks = wholeBooks(payout, { unknown: ['bank deposits'] });
	const { rows } = await reconcile([{ payout, payoutBooks }]);
	expect(jsonOf(rows).map((row) => row['state'])).not.toContain('reconciled');
});

it('stops at an item that is no payout with its books', async () => {
	await expect(reconcile([{ payout: twoMovements() }])).rejects.toThrow(
		/Item 0 is no payout with its books: payoutBooks/,
	);
});
