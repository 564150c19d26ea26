import fc from 'fast-check';
import { planEdit } from '../../../domain/edit/plan-edit';
import { decideGate } from '../../../domain/gate/decide-gate';
import { NO_CONTEXT } from '../../../domain/gate/gate-context';
import type { GateDecision } from '../../../domain/gate/gate-decision';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { splitPlan } from '../../../domain/gate/split-plan';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { touching, touchMappings, untouchedOrder } from '../../builders/plan-builder';
import { aTarget } from '../../builders/target-builder';

const POLICY = gatePolicySchema.parse({});

/** The warehouse order after so many units of each SKU have left. */
function shipped(order: OrderBuilder, units: Record<string, number>): TargetSnapshot {
	const target = aTarget().inStepWith(order.build()).standing({ partShipped: true }).build();
	const lines = target.lines.map((row) => ({ ...row, shippedQuantity: units[row.sku] ?? 0 }));
	return { ...target, lines };
}

function decide(edit: OrderBuilder, target: TargetSnapshot): [GateDecision, EditPlan] {
	const plan = planEdit(edit.build(), target, touchMappings());
	const decision = decideGate(plan, target.facts, false, POLICY, null, {
		...NO_CONTEXT,
		lines: target.lines,
	});
	return [decision, splitPlan(plan, decision.refused)];
}

/** Three of SKU-1 and one of SKU-2 were sold, two of SKU-1 have left. */
const partOf = (): TargetSnapshot => shipped(untouchedOrder(), { 'SKU-1': 2 });

describe('an order of which part has shipped', () => {
	it('takes a line down to what has left', () => {
		const [decision] = decide(untouchedOrder().nowWith('SKU-1', { quantity: 2 }), partOf());
		expect(decision).toMatchObject({ verdict: 'proceed', refused: [] });
	});

	it.each<[string, OrderBuilder]>([
		['goes below what has left', untouchedOrder().nowWith('SKU-1', { quantity: 1 })],
		['is removed although units of it have left', untouchedOrder().without('SKU-1')],
		['gets another price', untouchedOrder().nowWith('SKU-1', { unitPrice: '9.00' })],
		['gets another tax rate', untouchedOrder().nowWith('SKU-1', { taxRatePpm: 50_000 })],
	])('refuses a line that %s', (_what, edit) => {
		const [decision] = decide(edit, partOf());
		expect(decision).toMatchObject({ verdict: 'refuse', code: 'LINE_SHIPPED' });
		expect(decision.reasons[0]).toContain('2 x SKU-1 shipped already');
	});

	it('lets other lines through, changed, added and removed', () => {
		const edit = untouchedOrder()
			.nowWith('SKU-1', { quantity: 1 })
			.withLine('SKU-3', 2, '7.00')
			.without('SKU-2');
		const [{ refused }, safe] = decide(edit, partOf());
		expect(safe.steps.map((step) => step.kind)).toEqual(['addLine', 'removeLine']);
		expect(refused.map(({ step, code }) => [step.kind, code])).toEqual([
			['updateLine', 'LINE_SHIPPED'],
			['setTotals', 'LINE_SHIPPED'],
		]);
	});

	it('takes more of a line of which all has left, at the old price', () => {
		const all = shipped(untouchedOrder(), { 'SKU-1': 3 });
		const [decision] = decide(untouchedOrder().nowWith('SKU-1', { quantity: 5 }), all);
		expect(decision).toMatchObject({ verdict: 'proceed', refused: [] });
	});

	it('is not cancelled', () => {
		const [decision] = decide(untouchedOrder().cancelled(), partOf());
		expect(decision).toMatchObject({ verdict: 'refuse', code: 'BLOCK_PARTSHIPPED' });
	});

	it('gets a new address and note for what is left, until that has a label', () => {
		const edit = (): OrderBuilder => untouchedOrder().withNote('Ring twice');
		expect(decide(edit(), partOf())[0]).toMatchObject({ verdict: 'proceed', refused: [] });
		const { facts, lines } = partOf();
		const labelled = { ...facts, labelPrinted: true };
		const decision = decideGate(touching('address'), labelled, false, POLICY, null, {
			...NO_CONTEXT,
			lines,
		});
		expect(decision.code).toBe('BLOCK_LABEL');
	});

	it('keeps all its lines when nobody can say what has left', () => {
		const { facts } = partOf();
		expect(decideGate(touching('quantity'), facts, false, POLICY).code).toBe('BLOCK_PARTSHIPPED');
	});
});

describe('any edit of any part-shipped order', () => {
	const stories = fc.array(
		fc.record({
			sold: fc.integer({ min: 1, max: 5 }),
			left: fc.nat(5),
			wanted: fc.nat(6),
			price: fc.constantFrom('3.33', '3.33', '3.33', '2.99'),
		}),
		{ minLength: 1, maxLength: 4 },
	);

	it('never takes a line below what has left, and never touches the price of what has left', () => {
		fc.assert(
			fc.property(stories, (lines) => {
				const sold = anOrder();
				const units: Record<string, number> = {};
				lines.forEach((line, index) => {
					sold.withLine(`L-${index}`, line.sold, '3.33');
					units[`L-${index}`] = Math.min(line.left, line.sold);
				});
				fc.pre(Object.values(units).some((left) => left > 0));
				const target = shipped(sold, units);
				lines.forEach((line, index) => {
					const sku = `L-${index}`;
					if (line.wanted === 0) sold.without(sku);
					else sold.nowWith(sku, { quantity: line.wanted, unitPrice: line.price });
				});
				const [decision, safe] = decide(sold, target);
				fc.pre(decision.verdict === 'proceed');
				const leftOf = (rowId: string): number =>
					target.lines.find((row) => row.rowId === rowId)?.shippedQuantity ?? 0;
				for (const step of safe.steps) {
					if (step.kind === 'removeLine') expect(leftOf(step.rowId)).toBe(0);
					if (step.kind !== 'updateLine' || leftOf(step.rowId) === 0) continue;
					expect(step.to.quantity).toBeGreaterThanOrEqual(leftOf(step.rowId));
					expect(step.to.grossMinor).toBe(333 * step.to.quantity);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
