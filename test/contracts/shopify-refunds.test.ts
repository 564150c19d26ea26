import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { toOrderRefunds } from '../../nodes/Shopify/mapping/to-order-refunds';
import { rawRefundPageSchema, type RawRefund } from '../../nodes/Shopify/transport/raw-refund';
import { rawRefundOrder } from '../nodes/shopify/refund-fixtures';

const FOLDER = path.resolve(__dirname, '../../../shared/contracts/shopify/payloads');
const suite = existsSync(FOLDER) ? describe : describe.skip;
if (!existsSync(FOLDER))
	console.warn('The Shopify payloads are not at hand: refunds of the contract were skipped.');

type Nodes = { pageInfo?: object; nodes: object[] };
type Stored = Record<
	'transactions' | 'refundLineItems' | 'refundShippingLines' | 'orderAdjustments',
	Nodes
> & {
	createdAt: string;
	return: object | null;
};

/** A stored refund, with the fields our query asks for beyond the stored one. */
function stored(name: string, exchanged: boolean): RawRefund {
	const text = readFileSync(path.join(FOLDER, `${name}.graphql.json`), 'utf8');
	const { refund } = (JSON.parse(text) as { data: { refund: Stored } }).data;
	const pageInfo = { hasNextPage: false, endCursor: null };
	const list = ({ nodes }: Nodes, more: object = {}): object => ({
		pageInfo,
		nodes: nodes.map((node) => ({ ...more, ...node })),
	});
	const exchangeLineItems = {
		nodes: exchanged ? [{ id: 'gid://shopify/ExchangeLineItem/1' }] : [],
	};
	const {
		transactions: { nodes: transactions },
		refundLineItems: { nodes: lines },
		refundShippingLines: { nodes: shipping },
		orderAdjustments: { nodes: adjustments },
		...head
	} = rawRefundPageSchema.parse({
		...refund,
		return: refund.return && { ...refund.return, exchangeLineItems },
		transactions: list(refund.transactions, { createdAt: refund.createdAt, processedAt: null }),
		refundLineItems: {
			pageInfo,
			nodes: refund.refundLineItems.nodes.map((node) => ({
				...node,
				lineItem: {
					name: 'x',
					lineItemGroup: null,
					...('lineItem' in node ? (node.lineItem as object) : {}),
				},
			})),
		},
		refundShippingLines: list(refund.refundShippingLines),
		orderAdjustments: list(refund.orderAdjustments),
	});
	return { ...head, transactions, lines, shipping, adjustments };
}

suite('stored refunds', () => {
	it.each<[string, string[], number, string[], string, boolean]>([
		['s1-edit-removal-unfulfilled', ['9002 x1 cancel 1200+120'], 0, [], '', false],
		['s1b-edit-removal-no-restock', ['9002 x1 none 1200+120'], 0, [], '', false],
		['s1c-later-settlement-of-edit-balance', [], 0, ['8101 moved 1320'], '', false],
		['s2-edit-removal-partially-fulfilled-line', ['9001 x1 cancel 3000+300'], 0, [], '', false],
		['s3-goodwill-no-lines', [], 1000, ['8102 moved 1000'], '', false],
		[
			's3b-refund-line-no-restock-fulfilled',
			['9002 x1 none 1200+120'],
			0,
			['8103 moved 1320'],
			'',
			false,
		],
		['s4-return-restock', ['9001 x1 return 3000+300'], 0, ['8104 moved 3300'], '501', false],
		[
			's5-cancel-restock-paid',
			['9001 x2 cancel 6000+600', '9002 x1 cancel 1200+120', ' x1 none 500+0'],
			0,
			['8105 moved 8420'],
			'',
			false,
		],
		[
			's5b-cancel-restock-authorized-only',
			['9001 x2 cancel 6000+600', '9002 x1 cancel 1200+120'],
			0,
			[],
			'',
			false,
		],
		['s6-exchange-uneven-customer-pays', ['9001 x1 none 3000+300'], 0, [], '502', true],
		['s8-pending-gateway-refund', ['9001 x1 cancel 3000+300'], 0, ['8108 pending 3300'], '', false],
	])('%s', (name, lines, adjustment, money, returnId, exchanged) => {
		const read = toOrderRefunds(
			rawRefundOrder([stored(name, exchanged)], {
				currencyCode: 'USD',
				presentmentCurrencyCode: 'USD',
			}),
			'demo.myshopify.com',
		);
		if (!read.ok) throw new Error(read.error.reason);
		const [refund] = read.value.refunds;
		const [amounts] = refund?.amounts ?? [];
		expect({
			currency: amounts?.currency,
			lines: amounts?.lines.map(
				(line) =>
					`${line.lineId} x${line.quantity} ${line.restock} ${line.netMinor}+${line.taxMinor}`,
			),
			adjustment: amounts?.adjustmentMinor,
			money: amounts?.transactions.map(
				(one) => `${one.transactionId} ${one.state} ${one.amountMinor}`,
			),
			returnId: refund?.returnId,
			exchanged: refund?.exchanged,
		}).toEqual({ currency: 'USD', lines, adjustment, money, returnId, exchanged });
	});
});
