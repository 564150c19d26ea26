import '../engine/virtual-time';
import { TABLES } from '../../../playground/world/install-templates';
import { orderKey } from '../order-rows';
import type { Step } from './steps';
import { tellStory, type Stage } from './tell-story';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));
jest.setTimeout(60_000);

const place = (...lines: Array<{ sku: string; quantity: number }>): Step => ({
	...{ step: 'place', lines, from: 'main', cards: 'none', bundles: 'composite' },
});
const MUGS = { sku: 'MUG-01', quantity: 2 };
const TEE = { sku: 'TEE-RED-M', quantity: 1 };

/** Of four orders the first leaves, the second is fulfilled by somebody else, the third is wanted no more. */
const STORY: Step[] = [
	...[place(MUGS, TEE), place(MUGS), place(TEE, MUGS), place(TEE)],
	{
		step: 'shop',
		order: 1,
		changes: [{ change: 'fulfil', line: 0, quantity: 1, number: 'own', inStore: false }],
	},
	{ step: 'warehouse', order: 0, act: { act: 'send', which: 0, numbers: 'one' } },
	{ step: 'warehouse', order: 2, act: { act: 'send', which: 0, numbers: 'one' } },
	{
		step: 'shop',
		order: 2,
		changes: [{ change: 'refund', line: 0, quantity: 1, restock: 'CANCEL' }],
	},
	{ step: 'run', flow: 'feed' },
	{ step: 'wait', seconds: 40 },
	{ step: 'run', flow: 'sweep' },
];

const gid = ({ merchant }: Stage, at: number): string => merchant.orders[at]?.gid ?? '';
const name = (stage: Stage, at: number): string =>
	stage.merchant.shopify.shop.order(gid(stage, at)).fulfilments[0]?.name ?? '';
const key = ({ merchant }: Stage, at: number): string => {
	const order = merchant.orders[at];
	return order ? orderKey(order) : '';
};
const signal = (order: string): Record<string, string> => ({
	...{ kind: 'signal', status: 'new', order_key: order },
});

/** What is broken, one thing after the other, and what has to be noticed of it. */
const TAMPERING: ReadonlyArray<[string, (stage: Stage) => void, RegExp]> = [
	[
		'goods are told that never left',
		(stage) => void stage.merchant.shopify.shop.fulfil(gid(stage, 3)),
		/#1004: 1 x TEE-RED-M are told and 0 left/,
	],
	[
		'a number is not the warehouse’s',
		(stage) =>
			void stage.merchant.shopify.shop.changeTracking(gid(stage, 0), name(stage, 0), 'WRONG'),
		/#1001: 2 x MUG-01 are under "WRONG", where 0 left/,
	],
	[
		'goods that left are told of no more',
		(stage) => void stage.merchant.shopify.shop.cancelFulfilment(gid(stage, 0), name(stage, 0)),
		/#1001: 2 x MUG-01 are not told of 2 that left/,
	],
	[
		'what somebody else fulfilled has another number',
		(stage) =>
			void stage.merchant.shopify.shop.changeTracking(gid(stage, 1), name(stage, 1), 'WRONG'),
		/#1002: #1002-F1 of somebody else had number "X1" and has "WRONG"/,
	],
	[
		'an exception is closed that is still true',
		({ merchant: { n8n } }) =>
			void n8n.tables.update(TABLES.exceptions, [], { status: 'resolved' }),
		/#1003: exceptions name 0 x TEE-RED-M, and 1 left/,
	],
	[
		'an exception is open for an order that agrees',
		(stage) => {
			const row = { code: 'DISPATCH_HELD', fingerprint: 'f', reason: '', evidence: '{}' };
			const of = { order_key: key(stage, 1), status: 'open' };
			stage.merchant.n8n.tables.insert(TABLES.exceptions, { ...row, ...of });
		},
		/#1002: it is said that the shop holds it back/,
	],
	[
		'a signal waits for nothing',
		(stage) => void stage.merchant.n8n.tables.insert(TABLES.dispatchSignals, signal(key(stage, 2))),
		/#1003: it waits for nothing/,
	],
	[
		'an order of another channel is looked at',
		({ merchant: { n8n } }) =>
			void n8n.tables.insert(TABLES.dispatchSignals, signal('shopify:demo.myshopify.com:5551')),
		/5551 is none of the shop's orders/,
	],
];

it('the checks find nothing in a story that went well, and everything that is broken in it', async () => {
	const { troubles, tampered } = await tellStory(
		STORY,
		TAMPERING.map(([, tamper]) => tamper),
	);
	expect(troubles).toEqual([]);
	for (const [at, [what, , noticed]] of TAMPERING.entries()) {
		expect([what, (tampered[at - 1] ?? []).join('\n')]).not.toEqual([
			what,
			expect.stringMatching(noticed),
		]);
		expect([what, (tampered[at] ?? []).join('\n')]).toEqual([what, expect.stringMatching(noticed)]);
	}
});
