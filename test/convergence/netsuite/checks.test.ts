import type { Call, NetSuiteSimulator } from '../../../simulators/netsuite';
import type { OrderSnapshot } from '../../../simulators/shopify';
import { brokenInvariants } from './shop-invariants';
import { WriteWatch } from './write-watch';

const NOON = Date.parse('2026-03-02T12:00:00Z');

const call = (operation: string, changes: Partial<Call> = {}): Call => ({
	at: new Date(NOON).toISOString(),
	...{ method: '', operation, key: null, recordIds: [], query: {}, headers: {} },
	...{ startedMs: 0, endedMs: 0 },
	...{ status: 204, body: null, reply: null },
	...changes,
});
const line = (changes: object = {}): object => ({
	...{ line: 1, quantity: 2, custcol_shopify_line_id: '900', quantityFulfilled: 0 },
	...changes,
});
const read = (header: object = {}, lines: object[] = [line()]): Call =>
	call('GET salesOrder', {
		...{ key: '7', status: 200 },
		reply: { id: '7', externalId: 'SO_7', item: { items: lines }, ...header },
	});
const patch = (items: object[], changes: Partial<Call> = {}): Call =>
	call('PATCH salesOrder', { key: '7', body: { item: { items } }, ...changes });
const lookUp = call('POST suiteql', { status: 200, body: { params: ['SO_7', '7'] } });
const create = (changes: Partial<Call> = {}): Call =>
	call('POST salesOrder', { body: { externalId: 'SO_7' }, ...changes });

/** What the watch holds against an execution that makes these calls. */
function offences(...made: Call[]): string {
	const calls = { since: (known: number) => made.slice(known) } as NetSuiteSimulator['calls'];
	const watch = new WriteWatch({ calls });
	watch.follow();
	return watch.offences.join('; ');
}

describe('what may not be written', () => {
	it.each<[string, Call[], RegExp | null]>([
		['a line by its key', [read(), patch([line({ quantity: 3 })])], null],
		[
			'a line that is new',
			[read(), patch([line({ line: undefined, custcol_shopify_line_id: '901' })])],
			null,
		],
		[
			'a line that is there',
			[read(), patch([line({ line: undefined })])],
			/adds a line that is there/,
		],
		[
			'a line in the place of a closed one',
			[read({}, [line({ isClosed: true })]), patch([line({ line: undefined })])],
			null,
		],
		['a line that remembers nothing', [read(), patch([{ quantity: 1 }])], /remembers nothing/],
		['a line that is not there', [read(), patch([line({ line: 9 })])], /not there/],
		['an order nobody read', [patch([line()])], /without having read/],
		[
			'a hold alone',
			[call('PATCH salesOrder', { key: '7', body: { custbody_osync_hold: true } })],
			null,
		],
		[
			'an order that others hold',
			[read({ custbody_osync_hold: true, custbody_osync_hold_by: 'the office' }), patch([line()])],
			/somebody else holds/,
		],
		[
			'an order that we hold',
			[read({ custbody_osync_hold: true, custbody_osync_hold_by: 'order-sync' }), patch([line()])],
			null,
		],
		[
			'a list without a line of others',
			[
				read({}, [line(), line({ line: 4, custcol_shopify_line_id: '' })]),
				patch([line()], { query: { replace: 'item' } }),
			],
			/not ours/,
		],
		[
			'a list without a line that has left',
			[
				read({}, [line(), line({ line: 4, quantityFulfilled: 1 })]),
				patch([line()], { query: { replace: 'item' } }),
			],
			/has moved/,
		],
		['an invoice', [call('POST invoice')], /none of its business/],
		[
			'an order twice',
			[create(), create({ status: 400, reply: 'It already exists.' })],
			/there already/,
		],
		['again, blindly', [create({ status: 500 }), create()], /without having looked/],
		['again after a look', [create({ status: 0 }), lookUp, create()], null],
	])('%s', (_name, made, reason) => {
		if (reason === null) expect(offences(...made)).toBe('');
		else expect(offences(...made)).toMatch(reason);
	});

	it('at once again what was turned away', () => {
		const later = (ms: number): Call => create({ at: new Date(NOON + ms).toISOString() });
		expect(offences(create({ status: 429 }), later(10))).toMatch(/10 ms after/);
		expect(offences(create({ status: 429 }), later(2000))).toBe('');
	});
});

describe('the figures of the shop', () => {
	const order = (changes: object = {}): OrderSnapshot =>
		({
			name: '#1001',
			totals: { total: '10.00', received: '20.00', refunded: '10.00', outstanding: '0.00' },
			lines: [{ id: '1', quantity: 2, currentQuantity: 1 }],
			refunds: [
				{
					lines: [{ lineId: '1', quantity: 1 }],
					transactions: [
						{ kind: 'REFUND', status: 'SUCCESS', amount: '10.00' },
						{ kind: 'REFUND', status: 'FAILURE', amount: '3.00' },
					],
					adjustments: [],
				},
			],
			...changes,
		}) as unknown as OrderSnapshot;

	it('belong together', () => {
		expect(brokenInvariants(order())).toEqual([]);
	});

	it.each([
		[
			'money',
			{ totals: { total: '10.00', received: '20.00', refunded: '9.00', outstanding: '0.00' } },
		],
		[
			'balance',
			{ totals: { total: '10.00', received: '20.00', refunded: '10.00', outstanding: '1.00' } },
		],
		['units', { lines: [{ id: '1', quantity: 2, currentQuantity: 2 }] }],
	])('or not: %s', (_name, changes) => {
		expect(brokenInvariants(order(changes))).not.toEqual([]);
	});
});
