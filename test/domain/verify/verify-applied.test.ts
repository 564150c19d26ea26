import { planEdit } from '../../../domain/edit/plan-edit';
import type { Discrepancy } from '../../../domain/verify/discrepancy';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { anAddress } from '../../builders/address-builder';
import { pounds } from '../../builders/money-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget, type TargetBuilder } from '../../builders/target-builder';
import { someMappings } from '../../builders/mappings-builder';

const mappings = someMappings().stocking('SKU-1', 'SKU-2', 'SKU-3').build();
const before = (): OrderBuilder =>
	anOrder()
		.withLine('SKU-1', 3, '10.00')
		.withLine('SKU-2', 1, '5.00')
		.shippedBy('Standard', '4.00');
const after = (): OrderBuilder => before().nowWith('SKU-1', { quantity: 2 });

/** What reading back finds, when the edit was planned and the target then looks as told. */
function found(fresh: TargetBuilder, order = after()): Discrepancy[] {
	const snapshot = order.build();
	const plan = planEdit(snapshot, aTarget().inStepWith(before().build()).build(), mappings);
	return verifyApplied(plan, snapshot, fresh.build(), mappings);
}
const kindsOf = (discrepancies: Discrepancy[]): string[] =>
	discrepancies.map((discrepancy) => discrepancy.kind);
const inStep = (): TargetBuilder => aTarget().inStepWith(after().build());

describe('reading back', () => {
	it('finds nothing when the target is in step', () => {
		expect(found(inStep())).toEqual([]);
	});

	it('finds everything when nothing was written, whatever the writes replied', () => {
		const discrepancies = found(aTarget().inStepWith(before().build()));
		expect(kindsOf(discrepancies)).toEqual(['quantity', 'value', 'total', 'tax']);
		expect(discrepancies[0]).toMatchObject({
			expected: '2 for 20.00 GBP at 20 %',
			found: '3 for 30.00 GBP at 20 %',
		});
		expect(discrepancies[2]).toMatchObject({ expected: '29.00 GBP', found: '39.00 GBP' });
	});

	it('finds a line that is missing and one that should be gone', () => {
		const swapped = before().without('SKU-2').withLine('SKU-3', 1, '5.00');
		const discrepancies = found(aTarget().inStepWith(before().build()), swapped);
		expect(discrepancies.map(({ kind, detail }) => [kind, detail])).toEqual([
			['line', 'Line SKU-3 is missing'],
			['line', 'Line SKU-2 should be gone'],
		]);
	});

	it('finds a tax rate that stayed old', () => {
		const taxed = after().nowWith('SKU-2', { taxRatePpm: 50_000 });
		const discrepancies = found(inStep(), taxed);
		expect(kindsOf(discrepancies)).toEqual(['tax', 'tax']);
		expect(discrepancies[0]?.detail).toBe('Line SKU-2: taxRate');
	});

	it('finds an order that stands at another location, though all else is right', () => {
		const snapshot = after().from({ id: 'loc-1', name: 'Leeds' }).build();
		const located = someMappings().locating('loc-1', 'LOC-MAIN').build();
		const plan = planEdit(snapshot, inStep().build(), located);
		const moved = inStep().with({ locationId: 'LOC-OTHER' }).build();
		expect(verifyApplied(plan, snapshot, inStep().build(), located)).toEqual([]);
		expect(verifyApplied(plan, snapshot, moved, located)).toEqual([
			expect.objectContaining({ kind: 'state', found: 'Leeds' }),
		]);
	});

	it('finds totals that drifted by one penny though every line is right', () => {
		const total = pounds('29.01');
		const totals = { ...inStep().build().totals, totalMinor: total };
		expect(found(inStep().with({ totals }))).toEqual([
			expect.objectContaining({ kind: 'total', expected: '29.00 GBP', found: '29.01 GBP' }),
		]);
	});

	it('finds postage, address and note that stayed old', () => {
		const order = after()
			.shippedBy('Standard', '6.00')
			.deliveredTo(anAddress({ town: 'Leeds' }))
			.withNote('Ring twice');
		const discrepancies = found(
			aTarget()
				.inStepWith(order.build())
				.with({
					shipping: { serviceId: 'svc-1', serviceName: 'Standard', amountMinor: pounds('4.00') },
					deliveryAddress: anAddress(),
					notes: [],
				}),
			order,
		);
		expect(kindsOf(discrepancies)).toEqual(['shipping', 'address', 'note']);
		expect(discrepancies[0]).toMatchObject({
			expected: 'Standard 6.00 GBP',
			found: 'Standard 4.00 GBP',
		});
		expect(discrepancies[1]?.detail).toBe('Differs: delivery.town');
	});

	it('finds a line that somebody added meanwhile', () => {
		expect(kindsOf(found(inStep().withRow('STRANGE', 1, '9.00')))).toEqual(['state']);
	});

	it('does not show a customer address to those who read discrepancies', () => {
		const secret = anAddress({ address1: '7 Secret Lane' });
		const discrepancies = found(inStep(), after().deliveredTo(secret));
		expect(kindsOf(discrepancies)).toEqual(['address']);
		expect(JSON.stringify(discrepancies)).not.toContain('Secret');
	});
});

describe('reading a cancelled order back', () => {
	const cancelled = (): OrderBuilder => before().cancelled();

	it('finds nothing once the warehouse has cancelled it', () => {
		expect(found(inStep().standing({ closed: true, cancelled: true }), cancelled())).toEqual([]);
	});

	it.each([{}, { closed: true }, { cancelled: true }])('finds it open at %j', (facts) => {
		expect(found(inStep().standing(facts), cancelled())).toEqual([
			expect.objectContaining({ kind: 'state', expected: 'cancelled' }),
		]);
	});
});
