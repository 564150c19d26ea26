import type { FulfilmentFacts } from '../../../../domain/target/fulfilment-facts';
import { someFacts } from '../../../builders/facts-builder';
import { aLook } from '../../../builders/signal-builder';
import { keyOf, Office } from './office';

const ORDER = 'SHOPIFY_SO_6001';
let office: Office;

beforeAll(async () => {
	office = await Office.open({ taxProfile: 'none', defaultOrderStatus: 'A' });
});
beforeEach(() => {
	office.startOver();
	office.byHand([
		{ sku: 'MUG', quantity: 2, amount: 20 },
		{ sku: 'TEA', quantity: 5, amount: 10 },
	]);
});
afterAll(async () => await office.close());

const people = () => office.simulator.account;
const teas = (quantity: number) => [{ sku: 'TEA', quantity }];

/** What happened to the order, how far it has come by the facts, and whether a person may still edit its lines. */
const rows: Array<[string, () => void, Partial<FulfilmentFacts>, string]> = [
	['nothing', () => undefined, {}, 'EDITABLE'],
	['it waits for approval', () => people().editByHand(ORDER, { orderStatus: 'A' }), {}, 'EDITABLE'],
	[
		'it was cancelled',
		() => people().cancel(ORDER),
		{ closed: true, cancelled: true },
		'CLOSED_CANCELLED',
	],
	['part of it is picked', () => people().pick(ORDER, teas(1)), { partShipped: true }, 'EDITABLE'],
	['part of it is packed', () => people().pack(ORDER, teas(2)), { partShipped: true }, 'EDITABLE'],
	[
		'part of it has shipped',
		() => people().ship(ORDER, teas(2)),
		{ partShipped: true },
		'EDITABLE',
	],
	[
		'all of it has shipped',
		() => people().ship(ORDER),
		{ closed: true, partShipped: true },
		'CLOSED_DISPATCHED',
	],
	[
		'all of it has shipped and is billed in part',
		() => {
			people().ship(ORDER);
			people().invoice(ORDER, teas(5));
		},
		{ closed: true, partShipped: true },
		'CLOSED_DISPATCHED',
	],
	[
		'it is billed',
		() => {
			people().ship(ORDER);
			people().invoice(ORDER);
		},
		{ closed: true, closedAs: 'billed', partShipped: true },
		'CLOSED_BILLED',
	],
	[
		'every line was closed',
		() => people().closeLines(ORDER),
		{ closed: true, closedAs: 'byFinance' },
		'CLOSED_BY_FINANCE',
	],
	[
		'somebody holds it',
		() => people().editByHand(ORDER, { custbody_osync_hold: true, custbody_osync_hold_by: 'ada' }),
		{ parked: true },
		'BLOCK_PARKED',
	],
	[
		'we hold it',
		() =>
			people().editByHand(ORDER, {
				custbody_osync_hold: true,
				custbody_osync_hold_by: 'order-sync',
			}),
		{ parked: true },
		'EDIT_VIA_UNPARK',
	],
	[
		'it has our mark but is not held',
		() => people().editByHand(ORDER, { custbody_osync_hold_by: 'order-sync' }),
		{},
		'EDITABLE',
	],
];

test.each(rows)('when %s', async (_what, happen, facts, code) => {
	happen();
	const item = await office.get();
	expect(item.failure).toBeUndefined();
	expect(item.target?.facts).toEqual(someFacts(facts));
	expect(item.editability).toMatchObject({ code });
});

test('a released wave counts as one that is under way', async () => {
	const waveId = people().releaseWave([ORDER]);
	const item = await office.get();
	expect(item.target?.facts.waves).toEqual([
		{
			...{ waveId, finished: false, notStarted: false },
			...{ state: expect.stringContaining('Released'), pickState: 'Unpicked', pickedUnits: 0 },
		},
	]);
	expect(item.editability).toMatchObject({ editable: false, code: 'RACE' });
});

test('units that are gone are told line by line, once each', async () => {
	people().ship(ORDER, [
		{ sku: 'MUG', quantity: 1 },
		{ sku: 'TEA', quantity: 2 },
	]);
	people().pick(ORDER, teas(1));
	people().invoice(ORDER, teas(2));
	const item = await office.get();
	expect(item.target?.lines.map(({ shippedQuantity }) => shippedQuantity)).toEqual([1, 3]);
	expect(item.editability).toMatchObject({
		editable: true,
		reasons: [
			'The order is open and untouched',
			'MUG: 1 of 2 can no longer be taken back',
			'TEA: 3 of 5 can no longer be taken back',
		],
	});
});

describe('a hold', () => {
	const HELD = { custbody_osync_hold: true, custbody_osync_hold_by: 'order-sync' };

	test('of ours is known by its mark, though no row remembers it', async () => {
		people().editByHand(ORDER, HELD);
		const item = await office.get();
		expect(item.look.heldByUs).toBe(true);
	});

	test('of somebody else is not ours', async () => {
		people().editByHand(ORDER, { ...HELD, custbody_osync_hold_by: 'Ada' });
		expect((await office.get()).look.heldByUs).toBe(false);
	});

	test('by status is one with our mark that waits for approval', async () => {
		people().editByHand(ORDER, { orderStatus: 'A', custbody_osync_hold_by: 'order-sync' });
		expect((await office.target()).facts.parked).toBe(false);
		office.options['holdWith'] = 'status';
		expect((await office.target()).facts.parked).toBe(true);
	});

	test('is not looked for in an account without the fields, if the options say so', async () => {
		people().removeField('custbody_osync_hold');
		people().removeField('custbody_osync_hold_by');
		Object.assign(office.options, { holdField: '', holdMarkField: '' });
		expect((await office.target()).facts.parked).toBe(false);
	});
});

describe('the field that locks an order', () => {
	test.each([
		['boolean', true, true],
		['boolean', false, false],
		['text', 'WH-2 0042', true],
		['text', '', false],
	] as const)('of type %s with %j', async (kind, value, handedOver) => {
		people().defineField('custbody_sent_to_3pl', kind);
		office.options['lockedIfField'] = 'custbody_sent_to_3pl';
		people().editByHand(ORDER, { custbody_sent_to_3pl: value });
		const item = await office.get();
		expect(item.target?.facts.handedOver).toBe(handedOver);
		expect(item.editability).toMatchObject({ code: handedOver ? 'BLOCK_3PL' : 'EDITABLE' });
	});

	test('that the account does not have fails the order', async () => {
		office.options['lockedIfField'] = 'custbody_nobody_made';
		const { target, failure } = await office.get();
		expect(target).toBeUndefined();
		expect(failure?.reason).toMatch(/custbody_nobody_made/);
	});
});

describe('what could not be read keeps the gate shut', () => {
	/** The order of the queries: headers, additional orders, links, credits. */
	const failing = (afterCalls: number) =>
		office.simulator.faults.add({
			...{ target: 'suiteql', kind: 'status', status: 403, afterCalls, times: 1 },
		});

	test.each([
		['additional orders', 1],
		['fulfilments', 2],
		['credits', 3],
	])('%s', async (fact, afterCalls) => {
		people().ship(ORDER);
		people().invoice(ORDER);
		await office.get();
		failing(afterCalls);
		const item = await office.get();
		expect(item.target?.facts.unknown).toEqual([fact]);
	});

	test('an open order is held for it', async () => {
		await office.get();
		failing(2);
		expect((await office.get()).editability).toMatchObject({ verdict: 'hold', code: 'UNKNOWN' });
	});

	test('headers that cannot be read fail the orders that were asked for', async () => {
		await office.get();
		failing(0);
		const look = aLook({ orderKey: keyOf('6001') });
		const [item] = await office.run('get', [{ look }]);
		expect(item).toMatchObject({ failure: { step: 'target', retry: true } });
	});
});
