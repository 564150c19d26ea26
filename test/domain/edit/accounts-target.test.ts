import { planEdit } from '../../../domain/edit/plan-edit';
import { TAX_LINE_ID } from '../../../domain/edit/tax-line';
import { minorUnits } from '../../../domain/money/money';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { ACCOUNTS, anAccountsTarget } from '../../builders/accounts-target';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget } from '../../builders/target-builder';

const mappings = someMappings().stocking('SKU-1', 'SKU-2', 'TIP').build();
const withTaxItem = { ...mappings, charges: { tax: { stockItemId: 'item-tax', sku: 'TAX' } } };
const order = (): OrderBuilder =>
	anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '5.00').shippedBy('Post', '4.80');
const kinds = (target: TargetSnapshot, snapshot: OrderSnapshot = order().build()): string[] =>
	planEdit(snapshot, target, mappings).steps.map((step) => step.kind);
const held = (changes: Partial<TargetSnapshot> = {}): TargetSnapshot =>
	anAccountsTarget(order().build(), changes);

describe('a target whose totals follow from its lines', () => {
	it('plans nothing for totals alone', () => {
		const totals = { taxMinor: minorUnits(1), totalMinor: minorUnits(2) };
		expect(kinds(held({ totals }))).toEqual([]);
		expect(kinds(held({ totals, abilities: { ...ACCOUNTS, totals: 'set' } }))).toEqual([
			'setTotals',
		]);
	});

	it('compares lines without their tax', () => {
		const otherTax = held().lines.map((row) => ({
			...row,
			taxMinor: minorUnits(0),
			grossMinor: row.netMinor,
			taxRatePpm: 0,
		}));
		expect(kinds(held({ lines: otherTax }))).toEqual([]);
		const otherNet = held().lines.map((row) => ({
			...row,
			netMinor: minorUnits(row.netMinor + 1),
		}));
		expect(kinds(held({ lines: otherNet }))).toEqual(['updateLine', 'updateLine']);
	});

	it('compares postage without its tax', () => {
		const { shipping } = held();
		expect(shipping.amountMinor).toBe(400);
		const gross = { ...shipping, amountMinor: minorUnits(480) };
		expect(planEdit(order().build(), held({ shipping: gross }), mappings).steps).toMatchObject([
			{ kind: 'setShipping', to: { amountMinor: 400 } },
		]);
	});

	it('does not ask at which location the order stands', () => {
		const elsewhere = order().from({ id: '99', name: 'Elsewhere' }).build();
		expect(planEdit(elsewhere, held(), mappings).problems).toEqual([]);
		const bound = held({ abilities: { ...ACCOUNTS, location: true }, locationId: 'here' });
		const located = { ...mappings, locations: { '99': 'there' } };
		expect(planEdit(elsewhere, bound, located).problems).toMatchObject([
			{ code: 'LOCATION_DIFFERS' },
		]);
	});
});

describe('a line that somebody put there by hand', () => {
	const extra = aTarget().withRow('GIFT', 1, '6.00', { rowId: 'by-hand' }).build().lines;
	const withExtra = (): TargetSnapshot => {
		const target = held();
		return {
			...target,
			lines: [...target.lines, ...extra],
			totals: {
				taxMinor: minorUnits(target.totals.taxMinor + 100),
				totalMinor: minorUnits(target.totals.totalMinor + 600),
			},
		};
	};

	it('is neither removed nor a reason to stop', () => {
		const plan = planEdit(order().without('SKU-2').build(), withExtra(), mappings);
		expect(plan.problems).toEqual([]);
		expect(plan.steps).toMatchObject([{ kind: 'removeLine', sku: 'SKU-2' }]);
	});

	it('stays beside a line of the same article', () => {
		const own = aTarget().withRow('SKU-1', 1, '6.00', { rowId: 'by-hand' }).build().lines;
		const target = held({ lines: [...held().lines, ...own] });
		const plan = planEdit(order().without('SKU-2').build(), target, mappings);
		expect(plan.problems).toEqual([]);
		expect(plan.steps).toMatchObject([{ kind: 'removeLine', sku: 'SKU-2' }]);
	});

	it('is asked about when it may be what is left of a line that the shop removed', () => {
		const own = aTarget().withRow('SKU-2', 1, '6.00', { rowId: 'by-hand' }).build().lines;
		const [first] = held().lines;
		const lines = [...(first ? [first] : []), ...own];
		const shop = order().without('SKU-2').build();
		expect(planEdit(shop, held({ lines }), mappings)).toMatchObject({
			steps: [],
			problems: [{ code: 'FOREIGN_LINE', subject: 'SKU-2' }],
		});
		const forgotten = lines.map((row) => ({ ...row, reference: '' }));
		expect(kinds(held({ lines: forgotten }), shop)).toEqual(['removeLine']);
	});

	it('counts on top of the total that the shop says', () => {
		const plan = planEdit(order().build(), withExtra(), mappings);
		expect(verifyApplied(plan, order().build(), withExtra(), mappings)).toEqual([]);
		const without = { ...withExtra(), totals: held().totals };
		expect(verifyApplied(plan, order().build(), without, mappings)).toMatchObject([
			{ kind: 'total', expected: '45.80 GBP', found: '39.80 GBP' },
			{ kind: 'tax' },
		]);
	});
});

describe('a line that remembers which one it is', () => {
	const swapped = order().without('SKU-2').withLine('SKU-2', 1, '5.00').build();

	it('does not stand for another line of the same article, because its credit would be booked', () => {
		expect(kinds(held(), swapped)).toEqual(['addLine', 'removeLine']);
	});

	it('does where nothing is credited by lines', () => {
		const abilities = { ...ACCOUNTS, credits: false };
		expect(kinds(held({ abilities }), swapped)).toEqual([]);
	});
});

describe('the tax of the order', () => {
	const plan = planEdit(order().build(), held(), mappings);
	const offBy = (pennies: number, tax: 'exact' | 'rounded'): TargetSnapshot => {
		const target = held({ abilities: { ...ACCOUNTS, tax } });
		const { taxMinor, totalMinor } = target.totals;
		return {
			...target,
			totals: {
				taxMinor: minorUnits(taxMinor + pennies),
				totalMinor: minorUnits(totalMinor + pennies),
			},
		};
	};

	it.each([
		['exact', 0, 0],
		['exact', 1, 2],
		['rounded', 3, 0],
		['rounded', -3, 0],
		['rounded', 4, 2],
	] as const)('is %s: off by %i, %i differences', (tax, pennies, differences) => {
		const found = verifyApplied(plan, order().build(), offBy(pennies, tax), mappings);
		expect(found).toHaveLength(differences);
	});

	it('must account for every difference of the total', () => {
		const target = held({ abilities: { ...ACCOUNTS, tax: 'rounded' } });
		const totals = { ...target.totals, totalMinor: minorUnits(target.totals.totalMinor + 1) };
		expect(verifyApplied(plan, order().build(), { ...target, totals }, mappings)).toMatchObject([
			{ kind: 'total' },
		]);
	});

	it('is a line of its own where the target has an item for it', () => {
		const [step, ...others] = planEdit(order().build(), held(), withTaxItem).steps;
		expect(others).toEqual([]);
		expect(step).toMatchObject({
			kind: 'addLine',
			lineId: TAX_LINE_ID,
			stockItemId: 'item-tax',
			to: { quantity: 1, netMinor: 663, grossMinor: 663, taxRatePpm: 0 },
		});
	});

	it('follows an edit, and goes when nothing is taxed any more', () => {
		const taxRow = aTarget()
			.withRow('TAX', 1, '6.63', { rowId: 'tax-row', reference: TAX_LINE_ID, taxRatePpm: 0 })
			.build().lines;
		const target = held({ lines: [...held().lines, ...taxRow] });
		const steps = (snapshot: OrderSnapshot) =>
			planEdit(snapshot, target, withTaxItem).steps.filter((step) => 'rowId' in step);
		expect(steps(order().without('SKU-2').build())).toMatchObject([
			{ kind: 'updateLine', lineId: TAX_LINE_ID, to: { netMinor: 580 } },
			{ kind: 'removeLine', sku: 'SKU-2' },
		]);
		const [exempt] = order().build().prices;
		if (!exempt) throw new Error('The order has no prices');
		const untaxed = order()
			.with({ prices: [{ ...exempt, taxMinor: minorUnits(0) }] })
			.build();
		expect(steps(untaxed)).toMatchObject([{ kind: 'removeLine', rowId: 'tax-row' }]);
	});
});

describe('a charge without goods', () => {
	const tipped = (): OrderBuilder => order().withService('Tip', '2.00');

	it('stops the order where the target needs an item for it, and names the row to add', () => {
		const { steps, problems } = planEdit(tipped().build(), held(), mappings);
		expect(steps).toEqual([]);
		expect(problems).toMatchObject([{ code: 'SKU_MISSING', subject: 'Tip' }]);
		expect(problems[0]?.detail).toContain('title:Tip');
	});

	it('becomes a line of that item once a row names it', () => {
		const told = { ...mappings, skus: { 'title:tip': 'TIP' } };
		const plan = planEdit(tipped().build(), held(), told);
		expect(plan.problems).toEqual([]);
		expect(plan.steps).toMatchObject([{ kind: 'addLine', sku: 'TIP', stockItemId: 'item-tip' }]);
	});
});
