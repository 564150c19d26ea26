import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { buildReport } from '../../../domain/report/build-report';
import type { OpenException } from '../../../domain/report/open-exception';
import type { EditReport } from '../../../domain/report/edit-report';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { someMappings } from '../../builders/mappings-builder';
import { aBlockedPlan, anEmptyPlan, aPlan } from '../../builders/plan-builder';
import { NOW, shopOrder } from '../../builders/signal-builder';
import { aSyncItem, type SyncItemBuilder } from '../../builders/sync-item-builder';
import { aTarget } from '../../builders/target-builder';

const CONTEXT = {
	lane: 'linnworks' as const,
	now: NOW,
	executionId: '42',
	link: 'https://shop.example.test/6001',
};
const report = (item: SyncItemBuilder, open: OpenException[] = []): EditReport =>
	buildReport(item.build(), open, CONTEXT);

/** The exceptions as they stand in the table afterwards. */
const stored = (said: EditReport, firstId = 1): OpenException[] =>
	said.exceptions.map(({ order_key, code, fingerprint }, index) => ({
		lane: 'linnworks' as const,
		id: firstId + index,
		order_key,
		code,
		fingerprint,
	}));
const codes = (said: EditReport): string[] => said.exceptions.map((row) => row.code);
const planOf = (before: OrderBuilder, after: OrderBuilder): EditPlan =>
	planEdit(
		after.build(),
		aTarget().inStepWith(before.build()).build(),
		someMappings().stocking('BLUE', 'RED', 'GREEN').build(),
	);
const locked = (plan: EditPlan = aPlan()): SyncItemBuilder =>
	aSyncItem().gated({ locked: true }, plan);

describe('the same trouble', () => {
	it('is said once, however often the order is looked at', () => {
		const first = report(locked());
		expect(codes(first)).toEqual(['GATE_LOCKED']);
		const second = report(locked().looking({ attempt: 5, correlationId: 'other' }), stored(first));
		expect(second).toMatchObject({ exceptions: [], closures: [] });
	});

	it('of another order is said', () => {
		const others = stored(report(locked())).map((row) => ({
			...row,
			order_key: shopOrder('6002'),
		}));
		expect(codes(report(locked(), others))).toEqual(['GATE_LOCKED']);
	});

	it('is said with the order, its link and whoever owns it', () => {
		expect(report(locked()).exceptions[0]).toMatchObject({
			order_key: shopOrder('6001'),
			order_name: '#1001',
			target_order: '100017',
			link: CONTEXT.link,
			owner: 'Warehouse',
			execution_id: '42',
		});
	});

	it('found twice at one look is said once', () => {
		const twice = aBlockedPlan({ code: 'FOREIGN_LINE' }, { code: 'FOREIGN_LINE' });
		expect(codes(report(aSyncItem().gated({}, twice)))).toEqual(['FOREIGN_LINE']);
	});

	it('with two SKUs is two troubles', () => {
		const plan = aBlockedPlan(
			{ code: 'SKU_UNMAPPED', detail: 'No item NEW-1' },
			{ code: 'SKU_UNMAPPED', detail: 'No item NEW-2' },
		);
		const said = report(aSyncItem().gated({}, plan));
		expect(new Set(said.exceptions.map((row) => row.fingerprint)).size).toBe(2);
	});

	it('without a snapshot is known by its code', () => {
		const failing = (code: 'ORDER_NOT_READABLE' | 'SNAPSHOT_INVALID'): SyncItemBuilder =>
			aSyncItem().failing({ code, retry: false });
		const first = report(failing('ORDER_NOT_READABLE'));
		expect(report(failing('ORDER_NOT_READABLE'), stored(first)).exceptions).toEqual([]);
		expect(codes(report(failing('SNAPSHOT_INVALID'), stored(first)))).toEqual(['SNAPSHOT_INVALID']);
	});
});

describe('a later edit', () => {
	const threeUnits = anOrder().withLine('SKU-1', 3, '10.00');
	const toUnits = (quantity: number): EditPlan =>
		planOf(threeUnits, anOrder().withLine('SKU-1', quantity, '10.00'));

	it('supersedes what was said about the earlier one', () => {
		const first = report(locked(toUnits(2)));
		const second = report(locked(toUnits(1)), stored(first, 17));
		expect(codes(second)).toEqual(['GATE_LOCKED']);
		expect(second.closures).toEqual([
			{ exception_id: 17, status: 'superseded', closed_at: NOW.toISOString() },
		]);
	});

	it('supersedes each of several, and none of another order', () => {
		const plan = aBlockedPlan({ code: 'SKU_UNMAPPED' }, { code: 'LOCATION_SPLIT' });
		const open = [
			...stored(report(aSyncItem().gated({}, plan)), 17),
			{
				id: 40,
				lane: 'linnworks' as const,
				order_key: shopOrder('6002'),
				code: 'GATE_LOCKED',
				fingerprint: 'foreign',
			},
		];
		expect(report(locked(), open).closures).toEqual([
			{ exception_id: 17, status: 'superseded', closed_at: NOW.toISOString() },
			{ exception_id: 18, status: 'superseded', closed_at: NOW.toISOString() },
		]);
	});

	it('that swaps in another SKU at the same price is another edit', () => {
		const blue = anOrder().withLine('BLUE', 1, '10.00');
		const swapTo = (sku: string): EditPlan =>
			planOf(
				blue,
				anOrder().withLine('BLUE', 1, '10.00').without('BLUE').withLine(sku, 1, '10.00'),
			);
		const first = report(locked(swapTo('RED')));
		expect(codes(report(locked(swapTo('GREEN')), stored(first)))).toEqual(['GATE_LOCKED']);
	});

	it('that removes another line of the same price is another edit', () => {
		const both = (): OrderBuilder =>
			anOrder().withLine('RED', 1, '10.00').withLine('GREEN', 1, '10.00');
		const first = report(locked(planOf(both(), both().without('RED'))));
		const second = report(locked(planOf(both(), both().without('GREEN'))), stored(first));
		expect(codes(second)).toEqual(['GATE_LOCKED']);
	});

	it('that meets another state of the warehouse is said anew', () => {
		const first = report(locked());
		const picked = report(aSyncItem().gated({ partShipped: true }), stored(first));
		expect(codes(picked)).toEqual(['GATE_PART_SHIPPED']);
		expect(picked.closures[0]?.status).toBe('superseded');
	});

	it('does not close what is still true', () => {
		const unmapped = { code: 'SKU_UNMAPPED' as const };
		const plan = aBlockedPlan(unmapped, { code: 'LOCATION_SPLIT' });
		const all = report(aSyncItem().gated({}, plan));
		const known = stored(all).slice(0, 1);
		const second = report(aSyncItem().gated({}, plan), known);
		expect(codes(second)).toEqual(['LOCATION_SPLIT']);
		expect(second.closures).toEqual([]);
	});

	it('that is only being tried again closes nothing', () => {
		const said = report(aSyncItem().failing(), stored(report(locked())));
		expect(said).toMatchObject({ exceptions: [], closures: [] });
	});
});

describe('an order that came in step', () => {
	const first = report(locked());

	it.each([
		['converged', aSyncItem().gated().written('done').readBack()],
		['inStep', aSyncItem().gated({}, anEmptyPlan()).readBack()],
		['inStep', aSyncItem().notInWarehouse(anOrder().cancelled().build())],
	])('resolves all that was open (%s)', (outcome, item) => {
		const open = [
			...stored(first, 12),
			{
				id: 30,
				lane: 'linnworks' as const,
				order_key: shopOrder('6001'),
				code: 'GATE_PICKED',
				fingerprint: 'older',
			},
			{
				id: 99,
				lane: 'linnworks' as const,
				order_key: shopOrder('6002'),
				code: 'GATE_PICKED',
				fingerprint: 'foreign',
			},
		];
		const said = report(item, open);
		expect(said.ledger.outcome).toBe(outcome);
		expect(said.closures).toEqual([
			{ exception_id: 12, status: 'resolved', closed_at: NOW.toISOString() },
			{ exception_id: 30, status: 'resolved', closed_at: NOW.toISOString() },
		]);
	});

	it('has nothing to resolve when nothing was open', () => {
		const item = aSyncItem().gated().written('done').readBack();
		expect(
			report(item, [
				{
					id: 9,
					lane: 'linnworks' as const,
					order_key: shopOrder('6002'),
					code: 'GATE_PICKED',
					fingerprint: 'x',
				},
			]).closures,
		).toEqual([]);
	});
});

describe('an order that was written into a wave', () => {
	const slipped = (): SyncItemBuilder => aSyncItem().gated().written('done').readBack([], ['9']);
	const waveRow = stored(report(slipped()), 5);
	const lockedRow: OpenException = {
		id: 6,
		lane: 'linnworks',
		order_key: shopOrder('6001'),
		code: 'GATE_LOCKED',
		fingerprint: 'locked',
	};

	it('is said, and what was open before is resolved', () => {
		const said = report(slipped(), [lockedRow]);
		expect(codes(said)).toEqual(['WROTE_INTO_WAVE']);
		expect(said.closures).toEqual([
			{ exception_id: 6, status: 'resolved', closed_at: NOW.toISOString() },
		]);
	});

	it('is said once', () => {
		expect(report(slipped(), waveRow)).toMatchObject({ exceptions: [], closures: [] });
	});

	it.each<[string, SyncItemBuilder]>([
		['came in step', aSyncItem().gated({}, anEmptyPlan()).readBack()],
		['converged', aSyncItem().gated().written('done').readBack()],
		['is needed no more', aSyncItem().notInWarehouse(anOrder().cancelled().build())],
		['meets other trouble', locked()],
	])('stays open until a person has checked the wave, though the order %s', (_what, item) => {
		const { closures } = report(item, [...waveRow, lockedRow]);
		expect(closures.map((closure) => closure.exception_id)).toEqual([6]);
	});
});
