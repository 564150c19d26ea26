import type { DispatchedStep } from '../../../domain/dispatch/dispatch-step';
import type { Dispatched } from '../../../domain/dispatch/dispatched';
import { DRY_RUN_MESSAGE } from '../../../domain/report/applied-step';
import type { EditReport } from '../../../domain/report/edit-report';
import type { OpenException } from '../../../domain/report/open-exception';
import { syncItemSchema, type SyncItem } from '../../../domain/report/sync-item';
import type { OrderLook } from '../../../domain/signal/order-look';
import { aDispatch, aShipment, DispatchShop } from '../../builders/dispatch-builder';
import { aLook, secondsAgo } from '../../builders/signal-builder';
import { codes, next, report as reportIn, stored } from './record-reports';

const step = (changes: Partial<DispatchedStep> = {}): DispatchedStep => ({
	...{ kind: 'createFulfilment', key: 'order-101/', targetOrder: '101', locationId: '1' },
	...{ fulfilmentId: 'gid://shopify/Fulfillment/5', numbers: ['T1'] },
	units: [{ lineId: '9001', sku: 'TEE', quantity: 2 }],
	...{ status: 'done', message: '', waitsFor: '' },
	...changes,
});
const problem = (code: Dispatched['problems'][number]['code'], about = '9001 x 1') => ({
	...{ code, about, reason: `It is ${code}`, evidence: {} },
});
const itemOf = (
	steps: DispatchedStep[],
	problems: Dispatched['problems'] = [],
	look: Partial<OrderLook> = {},
): SyncItem =>
	syncItemSchema.parse({
		look: aLook(look),
		shipment: aShipment(aDispatch('101', { 9001: 2 }), aDispatch('102', { 9001: 1 })),
		fulfilment: new DispatchShop().sells('9001', 3).build(),
		dispatched: { steps, problems },
	});
const report = (item: SyncItem, open: OpenException[] = []): EditReport =>
	reportIn(item, open, { lane: 'dispatch' });

const SETTLED = step({ kind: 'fulfilled', status: 'alreadyDone' });
const FAILED = step({ status: 'notStarted', message: 'Shopify was away' });
const UNKNOWN = step({ status: 'unknown', fulfilmentId: '', message: 'No answer came' });
const REJECTED = step({ status: 'rejected', fulfilmentId: '', message: 'Shopify refused it' });

describe('what the shop was told', () => {
	it.each<[string, DispatchedStep[], string]>([
		['nothing, because all that left was sent again', [], 'inStep'],
		['all of it before', [SETTLED], 'inStep'],
		['some of it now', [step(), SETTLED], 'converged'],
	])('is in step (%s)', (_what, steps, outcome) => {
		expect(report(itemOf(steps))).toMatchObject({
			ledger: { outcome, lane: 'dispatch' },
			...{ exceptions: [], remember: [] },
		});
	});

	it('is nothing where nothing left: that is looked at again, and told to nobody', () => {
		const said = report({ ...itemOf([]), shipment: aShipment() });
		expect([said.ledger.outcome, codes(said), next(said)]).toEqual(['held', [], [21_600, 0]]);
	});

	it('stands in the ledger with the numbers, so that they are known as the warehouse’s', () => {
		const { ledger } = report(itemOf([step()]));
		expect(ledger).toMatchObject({
			...{ target_system: 'linnworks', target_order: '101 102', order_name: '#1001' },
			source_updated_at: '2026-03-02T10:00:00Z',
		});
		expect(JSON.parse(ledger.steps)).toEqual([
			{
				...{ kind: 'createFulfilment', key: 'order-101/', targetOrder: '101', status: 'done' },
				...{ fulfilmentId: 'gid://shopify/Fulfillment/5', numbers: ['T1'], units: ['2 x TEE'] },
			},
		]);
	});

	it('was rejected: that is told at once, and tried again', () => {
		const said = report(itemOf([REJECTED, SETTLED]));
		expect(said.exceptions).toMatchObject([
			{ code: 'DISPATCH_NOT_SENT', lane: 'dispatch', owner: 'Operations', severity: 'high' },
		]);
		expect(said.exceptions[0]?.reason).toContain(
			'2 x TEE of warehouse order 101: Shopify refused it',
		);
		expect([said.ledger.outcome, next(said)]).toEqual(['partly', [10, 1]]);
		expect(report(itemOf([REJECTED])).ledger.outcome).toBe('refused');
	});

	it('was rejected for a number: that names the number', () => {
		const update = step({ ...REJECTED, kind: 'updateTracking', units: [] });
		expect(report(itemOf([update])).exceptions[0]?.reason).toContain(
			'Tracking number T1 of warehouse order 101: Shopify refused it',
		);
	});

	it.each([
		['of which no answer came', UNKNOWN],
		['that was not begun', FAILED],
	])('and %s is told after some tries', (_what, failed) => {
		const tries = [0, 1, 2].map((attempt) => report(itemOf([failed], [], { attempt })));
		expect(tries.map(codes)).toEqual([[], [], ['DISPATCH_NOT_SENT']]);
		expect(tries.map((said) => next(said))).toEqual([
			[10, 1],
			[20, 2],
			[40, 3],
		]);
	});

	it.each([
		['time' as const, 0],
		['reading' as const, 10],
	])('and what waits for %s is told to nobody and uses up no try', (waitsFor, seconds) => {
		const waiting = step({ status: 'notStarted', waitsFor });
		const said = report(itemOf([waiting, SETTLED], [], { attempt: 7 }));
		expect([codes(said), next(said)]).toEqual([[], [seconds, 7]]);
		expect(said.ledger.outcome).toBe('retrying');
	});

	it('on a dry run tells nobody, closes nothing and is not looked at again', () => {
		const open = stored(report(itemOf([REJECTED])));
		const rehearsed = step({ status: 'notStarted', message: DRY_RUN_MESSAGE });
		expect(report(itemOf([rehearsed], [problem('DISPATCH_EXCESS')]), open)).toMatchObject({
			...{ ledger: { outcome: 'held' }, exceptions: [], closures: [], remember: [] },
		});
	});
});

describe('what a person has to settle', () => {
	it.each([
		['DISPATCH_EXCESS' as const, 'CX', null],
		['DISPATCH_UNMATCHED' as const, 'Operations', null],
		['LOCATION_DIFFERS' as const, 'Operations', null],
		['DISPATCH_HELD' as const, 'Operations', [900, 0]],
		['DISPATCH_NOT_SENT' as const, 'Operations', [10, 1]],
	])('%s is told at once to %s', (code, owner, again) => {
		const said = report(itemOf([step()], [problem(code)]));
		expect(said.exceptions).toMatchObject([{ code, owner, order_name: '#1001' }]);
		expect([said.ledger.outcome, next(said)]).toEqual(['partly', again]);
	});

	it('is told once, and closed when it is over', () => {
		const excess = itemOf(
			[SETTLED],
			[problem('DISPATCH_EXCESS'), problem('DISPATCH_HELD', 'held')],
		);
		const first = report(excess);
		const open = stored(first);
		expect(report(excess, open)).toMatchObject({ exceptions: [], closures: [] });
		const left = report(itemOf([SETTLED], [problem('DISPATCH_HELD', 'held')]), open);
		expect(left.closures).toMatchObject([{ exception_id: 1, status: 'superseded' }]);
		const over = report(itemOf([SETTLED]), open);
		expect(over.closures).toMatchObject([{ status: 'resolved' }, { status: 'resolved' }]);
	});

	it('stays open when a look could not be made, and what is unknown stays said', () => {
		const open = stored(report(itemOf([REJECTED], [problem('DISPATCH_EXCESS')])));
		const failed: SyncItem = {
			look: aLook(),
			failure: {
				...{ step: 'target', code: 'SYNC_FAILED', reason: 'Away', retry: true },
				retryAfterSeconds: 0,
			},
		};
		expect(report(failed, open).closures).toEqual([]);
		const unknown = step({ status: 'unknown', fulfilmentId: '' });
		const said = report(itemOf([unknown]), open);
		expect(said.closures).toMatchObject([{ exception_id: 1 }]);
	});

	it('is looked at for as long as it is held, less often after a fortnight', () => {
		const long = { firstReceivedAt: secondsAgo(40 * 86_400).toISOString() };
		const held = itemOf([], [problem('DISPATCH_HELD', 'held')], long);
		expect(next(report(held))).toEqual([900, 0]);
		expect(next(report(held, stored(report(held)).map(old)))).toEqual([21_600, 0]);
		expect(report(held).ledger.outcome).toBe('held');
	});

	const old = (row: OpenException): OpenException => ({
		...row,
		opened_at: secondsAgo(40 * 86_400).toISOString(),
	});
});
