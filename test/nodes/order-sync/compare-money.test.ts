import type { IDataObject } from 'n8n-workflow';
import { planEdit } from '../../../domain/edit/plan-edit';
import type { MoneyRow } from '../../../domain/reconcile/money-row';
import type { MoneySum } from '../../../domain/reconcile/money-sum';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { booksThatAre } from '../../builders/books-builder';
import { someMappings } from '../../builders/mappings-builder';
import { dispatchedAs } from '../../builders/records-builder';
import { aRefundStory, type RefundStory } from '../../builders/refund-builder';
import { aLook } from '../../builders/signal-builder';
import { aTarget } from '../../builders/target-builder';
import { nodeContext } from '../../support/node-context';

const look = aLook({ orderKey: aRefundStory().order().orderKey });
const tee = (): RefundStory => aRefundStory().refunds('TEE', 1, { restock: 'return' });
const sources = (story: RefundStory) => ({
	look,
	refunds: story.build(),
	snapshot: story.order(),
});
const recordedItem = (story = tee()) => ({
	...sources(story),
	records: dispatchedAs(aRefundStory().order()).build(),
});
const bookedItem = (story = tee()) => ({
	...sources(story),
	books: booksThatAre.invoiced().build(),
});

async function compare(items: object[], parameters: Record<string, unknown> = {}) {
	const context = nodeContext({
		items: items as IDataObject[],
		parameters: { operation: 'compareMoney', orderLink: 'https://shop.example/1', ...parameters },
	});
	const outputs = await new OrderSync().execute.call(context);
	const [all = [], exceptions = [], signals = []] = outputs.map((output) =>
		output.map(({ json }) => json),
	);
	const ofKind = <T>(kind: string): T[] =>
		all.filter((each) => each['kind'] === kind) as unknown as T[];
	return {
		...{ rows: ofKind<MoneyRow>('moneyRow'), sums: ofKind<MoneySum>('moneySum') },
		...{ exceptions, signals },
	};
}
const codes = ({ causes }: Pick<MoneyRow, 'causes'>): string[] => causes.map(({ code }) => code);

describe('an order', () => {
	it('with records is compared with Linnworks, in the lane of its refunds', async () => {
		const { rows, sums, exceptions, signals } = await compare([recordedItem()]);
		expect(rows).toMatchObject([
			{
				...{ target_system: 'linnworks', lane: 'linnworksRefunds', target_order: '100001' },
				...{ target_total: 8420, moved: 3300, due: 3300, paid: 0, credited: 0 },
				causes: [{ code: 'missing', words: 'The record of refund 7001 of 33.00 GBP is missing' }],
			},
		]);
		expect(sums).toMatchObject([{ target_system: 'linnworks', currency: 'GBP', differing: 1 }]);
		expect(exceptions).toMatchObject([{ code: 'REFUND_MISMATCH', lane: 'linnworksRefunds' }]);
		expect(signals).toMatchObject([{ order_key: look.orderKey, topic: 'money-report' }]);
		expect(Object.keys(signals[0] ?? {})).not.toContain('lane');
	});

	it('with books is compared with NetSuite as before', async () => {
		const { rows, exceptions } = await compare([bookedItem()]);
		expect(rows.map(codes)).toEqual([['missing', 'missing']]);
		expect(rows[0]).toMatchObject({ target_system: 'netsuite', lane: 'netsuiteRefunds' });
		expect(exceptions).toMatchObject([{ lane: 'netsuiteRefunds' }]);
	});

	it('with both gives a row and an exception for each, and sums of their own', async () => {
		const { rows, sums, exceptions } = await compare([{ ...bookedItem(), ...recordedItem() }]);
		expect(rows.map((row) => row.target_system)).toEqual(['linnworks', 'netsuite']);
		expect(sums.map((sum) => [sum.target_system, sum.orders])).toEqual([
			['linnworks', 1],
			['netsuite', 1],
		]);
		expect(exceptions.map((row) => row['lane'])).toEqual(['linnworksRefunds', 'netsuiteRefunds']);
		expect(new Set(exceptions.map((row) => row['fingerprint'])).size).toBe(2);
	});

	it('in step only counts', async () => {
		const records = dispatchedAs(aRefundStory().order()).recorded('7001', '33.00').build();
		const { rows, sums, exceptions, signals } = await compare([{ ...recordedItem(), records }]);
		expect([rows, exceptions, signals]).toEqual([[], [], []]);
		expect(sums).toMatchObject([{ orders: 1, differing: 0, moved: 3300, credited: 3300 }]);
	});

	it('that could not be read belongs to the system it was meant for', async () => {
		const failure = {
			...{ step: 'target', code: 'SYNC_FAILED', reason: 'Linnworks is away' },
			...{ retry: true, retryAfterSeconds: 0 },
		};
		const item = { look, failure };
		const { rows } = await compare([item], { system: 'linnworks' });
		expect(rows).toMatchObject([
			{ target_system: 'linnworks', causes: [{ code: 'unread', words: 'Linnworks is away' }] },
		]);
		expect((await compare([item])).rows).toMatchObject([{ target_system: 'netsuite' }]);
		const unread = { ...recordedItem(), refunds: undefined };
		expect((await compare([unread])).rows.map(codes)).toEqual([['unread']]);
	});

	it('is missing in Linnworks only if goods left, and in NetSuite in any case', async () => {
		const absent = dispatchedAs(aRefundStory().order()).with({ state: 'absent' }).build();
		const { rows } = await compare([
			{ ...recordedItem(), records: absent },
			{ ...recordedItem(aRefundStory().givesGoodwill('1.00')), records: absent },
			sources(aRefundStory()),
		]);
		expect(rows.map(codes)).toEqual([['orderMissing', 'missing'], ['nothingToRecord'], ['orderMissing']]); // prettier-ignore
	});

	it('is judged by the go-live of its own item', async () => {
		const lookFrom = (at: number) => ['', '2026-04-01T00:00:00Z'][at];
		const { rows, exceptions } = await compare([recordedItem(), recordedItem()], { lookFrom });
		expect(rows.map(codes)).toEqual([['missing'], ['beforeGoLive']]);
		expect(exceptions).toHaveLength(1);
	});
});

describe('edits of an order that Linnworks has', () => {
	const mappings = someMappings().stocking('TEE', 'MUG').build();
	/** The order as it left, with what the shop's order is now planned against it. */
	const planned = (story: RefundStory, changes: object[] = []) => {
		const closedAt = '2026-03-03T07:00:00Z';
		const target = aTarget()
			.inStepWith(aRefundStory().order())
			.standing({ closed: true, closedAt })
			.build();
		const item = recordedItem(story);
		const removedLines = [
			{ lineId: '9001', sku: 'TEE' },
			{ lineId: '9002', sku: 'MUG' },
		].filter(({ lineId }) => item.snapshot.lines.every((line) => line.lineId !== lineId));
		const snapshot = { ...item.snapshot, removedLines, changes: changes as never };
		return { ...item, snapshot, target, plan: planEdit(snapshot, target, mappings) };
	};
	const change = (kind: 'edit' | 'refund', lineId: string, units: number) => ({
		...{ kind, at: '2026-03-03T08:00:00Z', appId: '', appTitle: '', staff: '' },
		...{ lineIds: [lineId], units: { [lineId]: units } },
	});

	it('are not what a refund took off after it had left', async () => {
		const item = planned(tee(), [change('refund', '9001', -1)]);
		expect(item.plan.steps.length).toBeGreaterThan(0);
		expect((await compare([item])).rows.map(codes)).toEqual([['missing']]);
	});

	it('are not that everything was refunded after it had left', async () => {
		const story = aRefundStory().refunds('TEE', 2).refunds('MUG', 1).refundsShipping('5.00');
		const postage = { ...change('refund', '', 0), lineIds: [], units: {}, postage: true };
		const item = planned(story, [
			change('refund', '9001', -2),
			change('refund', '9002', -1),
			postage,
		]);
		const { rows } = await compare([item]);
		expect(rows.map(codes)).toEqual([['missing', 'missing', 'missing']]);
	});

	it('are named by their steps otherwise', async () => {
		const item = planned(aRefundStory().editsOff('TEE', 1), [change('edit', '9001', -1)]);
		const { rows } = await compare([item]);
		expect(rows.flatMap(codes)).toContain('editNotBooked');
		expect(rows[0]?.causes[0]?.words).toContain('change TEE from 2 to 1');
	});
});

describe('what somebody works on already', () => {
	const row = (id: number, code: string, lane: string, changes: object = {}) => ({
		...{ id, code, lane, order_key: look.orderKey, fingerprint: `f${id}`, ...changes },
	});

	it('stands beside the difference, for its order and system alone', async () => {
		const openExceptions = [
			row(12, 'REFUND_NOT_RECORDED', 'linnworksRefunds'),
			row(9, 'GATE_DISPATCHED', ''),
			row(10, 'REFUND_EXCEEDS', 'netsuiteRefunds'),
			row(11, 'SYNC_FAILED', 'linnworks', { order_key: 'shopify:demo.myshopify.com:1' }),
		];
		const item = { ...bookedItem(), ...recordedItem() };
		const { rows } = await compare([item], { openExceptions });
		expect(rows.map((each) => each.explained_by)).toEqual([
			'9 GATE_DISPATCHED, 12 REFUND_NOT_RECORDED',
			'10 REFUND_EXCEEDS',
		]);
	});

	it('is not raised a second time', async () => {
		const [first] = (await compare([recordedItem()])).exceptions;
		const openExceptions = [row(1, 'REFUND_MISMATCH', 'linnworksRefunds', first)];
		const again = await compare([recordedItem()], { openExceptions });
		expect(again.exceptions).toEqual([]);
		expect(again.signals).toHaveLength(1);
	});
});

describe('the report', () => {
	it('names the systems, and adds up by system and currency', async () => {
		const { rows, sums } = await compare([{ ...bookedItem(), ...recordedItem() }]);
		const prepareBinaryData = async (data: Buffer, name: string) => ({ text: String(data), name });
		const context = nodeContext({
			items: [...rows, ...sums] as unknown as IDataObject[],
			parameters: { operation: 'composeMoneyReport' },
			extra: { helpers: { prepareBinaryData } },
		});
		const [[report] = []] = await new OrderSync().execute.call(context);
		expect(report?.json['subject']).toMatch(
			/^Shop and Linnworks and NetSuite, [\d-]+: 2 comparisons of orders made, 2 differ\.$/,
		);
		expect(report?.json['text']).toContain(
			'Linnworks, GBP: 1 order, refunded 33.00, to be recorded 33.00, recorded 0.00\n' +
				'NetSuite, GBP: 1 order, refunded 33.00, paid back 0.00, credit due 33.00, credited 0.00',
		);
		const file = report?.binary?.['report'] as unknown as { text: string; name: string };
		expect(file.name).toMatch(/^refund-mismatches-[\d-]+\.csv$/);
		expect(file.text.split('\r\n').slice(1)).toEqual([
			expect.stringMatching(/^#1001,Linnworks,100001,GBP,51\.20,84\.20,.*,missing,/),
			expect.stringMatching(/^#1001,NetSuite,SO100017,GBP,51\.20,,.*,missing,The credit/),
			expect.stringMatching(/^#1001,NetSuite,SO100017,GBP,51\.20,,.*,missing,The payment/),
		]);
	});
});
