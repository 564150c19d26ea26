import { carriesPayout } from '../../../../nodes/NetSuite/mapping/payout/carries-payout';
import { aPayout } from '../../../builders/payout-builder';
import { Office } from './office';

describe('which bank deposit is one of payout 90001', () => {
	it.each([
		['SHOPIFY_PAYOUT_90001', '', true],
		['shopify_payout_90001', '', true],
		['SHOPIFY_PAYOUT_90001-2', '', true],
		['SHOPIFY_PAYOUT_900012', 'not 90001', false],
		['SHOPIFY_PAYOUT_90002', 'before it came 90001', false],
		['CELIGO_7', 'Shopify Payout 90001', true],
		['', 'Payout #90001.', true],
		['', '90001', true],
		['', 'payout_90001-2', true],
		['', 'Payout 900011', false],
		['', 'Payout 190001', false],
		['', 'Payout A90001', false],
		['', 'of 90001.50 GBP', false],
		['', 'of 3,90001', false],
		['', '', false],
	])('external id "%s", memo "%s": %s', (externalId, memo, answer) => {
		expect(carriesPayout({ externalId, memo }, '90001', 'SHOPIFY_PAYOUT_')).toBe(answer);
	});

	it('goes by the memo alone without a prefix', () => {
		const deposit = { externalId: '90001', memo: 'payout 90001' };
		expect(carriesPayout(deposit, '90001', '')).toBe(true);
		expect(carriesPayout({ ...deposit, memo: '' }, '90001', '')).toBe(false);
	});
});

describe('bank deposits in NetSuite', () => {
	let office: Office;
	beforeAll(async () => {
		office = await Office.open();
	});
	beforeEach(() => office.empty());
	afterAll(async () => await office.close());

	it('are found by external id and by memo, with what they come to', async () => {
		const taken = office.paidOrder('6001', 84.2, 'SHOPIFY_CD_501');
		const gross = office.account.create('deposit', {
			externalId: 'SHOPIFY_PAYOUT_90001',
			account: { id: '1' },
			payment: { items: [{ id: taken, deposit: true }] },
			cashBack: { items: [{ account: { id: '130' }, amount: 1.5 }] },
		});
		const rest = office.bank(5, { memo: 'Rest of payout 90001' });
		office.bank(7, { memo: 'Payout 900012' });
		office.bank(9, { externalId: 'SHOPIFY_PAYOUT_90002', memo: 'after 90001' });
		const { deposits } = await office.booksOf(
			aPayout([{ amount: 8420, fee: 150, transaction: '501' }]),
		);
		expect(deposits).toEqual([
			{ id: gross, displayNumber: 'DEP1', amountMinor: 8270 },
			{ id: rest, displayNumber: 'DEP2', amountMinor: 500 },
		]);
	});

	it('are read for many payouts at once, 60 a query', async () => {
		const payouts = Array.from({ length: 61 }, (_none, at) =>
			aPayout([], { payoutId: String(90001 + at) }),
		);
		office.bank(1, { externalId: 'SHOPIFY_PAYOUT_90001' });
		office.bank(2, { memo: 'payout 90061' });
		const books = await office.books(payouts);
		const found = books.flatMap(({ deposits }, at) =>
			deposits.map(({ amountMinor }) => [at, amountMinor]),
		);
		expect(found).toEqual([
			[0, 100],
			[60, 200],
		]);
		expect(office.queries()).toBe(2);
	});
});
