import type { ConnectedShop } from './connected-shop';
import { judged } from './judged';
import { heldInLinnworks } from './stock-holders';
import { told } from './told';

jest.setTimeout(30_000);

type Act = Parameters<ConnectedShop['tell']>[0];
type Story = Awaited<ReturnType<typeof heldInLinnworks>>;

const NONE = { goodsBack: [], noMovement: [], review: [] };

/** An order of two lamps, ten of which are on the shelf; it may have left shop and warehouse. */
async function placed({ left }: { left: boolean }): Promise<Story> {
	const story = await heldInLinnworks({ LAMP: 2 }, 10);
	if (!left) return story;
	story.system.warehouse.process(story.reference);
	story.shop.tell((desk) => desk.fulfil(story.order));
	return story;
}

/** What the acts bring: the verdicts on the goods, and the warehouse's figures after each of two sweeps. */
async function after(story: Story, act: Act, parameters: Record<string, unknown> = {}) {
	const { shop, order, system, sweep } = story;
	shop.tell(act);
	const verdicts = await judged(await shop.read(order), parameters);
	const levels = [];
	for (let run = 0; run < 2; run += 1) {
		expect((await sweep())?.failure).toBeUndefined();
		levels.push(system.warehouse.stockLevel('LAMP'));
	}
	return { verdicts, levels };
}
const atRest = (level: number, inOrders = 0) =>
	Array(2).fill({ level, inOrders, available: level - inOrders }) as unknown[];

describe('case 27: a cancellation puts nothing on the shelf that is not there', () => {
	const cancels =
		(order: string): Act =>
		(desk) =>
			desk.cancel(order, { restock: true });

	it('frees what had not left, and books nothing in', async () => {
		const story = await placed({ left: false });
		const { verdicts, levels } = await after(story, cancels(story.order));
		expect(verdicts).toEqual({ ...NONE, noMovement: ['2 LAMP cancellation'] });
		expect(levels).toEqual(atRest(10));
	});

	it('waits for proof of what had left, and then asks a person', async () => {
		const story = await placed({ left: true });
		const { verdicts, levels } = await after(story, cancels(story.order));
		expect(verdicts).toEqual({ ...NONE, noMovement: ['2 LAMP physicalReturn'] });
		expect(levels).toEqual(atRest(8));
		const overdue = await judged(await story.shop.read(story.order), { waitHours: 0 });
		expect(overdue).toEqual({ ...NONE, review: ['2 LAMP needsReview'] });
	});

	it('asks a person about units that had left and are restocked as if they had not', async () => {
		const story = await placed({ left: true });
		story.shop.tell(cancels(story.order));
		const { restockFacts } = await story.shop.read(story.order);
		const refunds = restockFacts.refunds.map((refund) => ({
			...refund,
			lines: refund.lines.map((line) => ({ ...line, restock: 'cancel' as const })),
		}));
		const verdicts = await judged({ restockFacts: { ...restockFacts, refunds } });
		expect(verdicts).toEqual({ ...NONE, review: ['2 LAMP needsReview'] });
	});
});

describe('case 28: a refund says whether goods moved, and without goods no stock moves for a moment', () => {
	const refunds =
		(order: string, restockType: 'CANCEL' | 'RETURN' | 'NO_RESTOCK'): Act =>
		(desk) =>
			desk.refund(order, { lines: [{ sku: 'LAMP', quantity: 1, restockType }], amount: '48.00' });

	it.each([
		['unshipped, restocked', false, 'CANCEL', '1 LAMP cancellation'],
		['unshipped, not restocked', false, 'NO_RESTOCK', '1 LAMP cancellation'],
		['shipped, and stays with the customer', true, 'NO_RESTOCK', '1 LAMP keepGoods'],
		['shipped, and said to come back', true, 'RETURN', '1 LAMP physicalReturn'],
	] as const)('%s', async (_what, left, restockType, verdict) => {
		const story = await placed({ left });
		const { verdicts, levels } = await after(story, refunds(story.order, restockType));
		expect(verdicts).toEqual({ ...NONE, noMovement: [verdict] });
		expect(levels).toEqual(left ? atRest(8) : atRest(10, 1));
	});

	it('writes nothing at all into the warehouse for a refund of what has left, and tells nobody', async () => {
		const story = await placed({ left: true });
		const { calls } = story.system;
		const before = calls.count();
		await after(story, refunds(story.order, 'NO_RESTOCK'));
		const writes = calls
			.since(before)
			.map(({ operation }) => operation)
			.filter((operation) => /Update|Add|Remove|Set|Cancel|Create|Adjust/.test(operation));
		expect(calls.count()).toBeGreaterThan(before);
		expect(writes).toEqual([]);
		expect(await told(await story.sweep(), 'linnworks')).toEqual({ outcome: 'inStep', codes: [] });
	});
});
