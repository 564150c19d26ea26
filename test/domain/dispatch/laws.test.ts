import fc from 'fast-check';
import { numbersOf } from '../../../domain/dispatch/shop-fulfilment';
import type { ShippedOrder } from '../../../domain/dispatch/shipment';
import { aDispatch, aParcel, aShipment, DispatchShop } from '../../builders/dispatch-builder';
import { planned } from './told';

const LINES = ['9001', '9002', '9003'];

type Act =
	/** Units leave in one warehouse order of one or two parcels. */
	| { kind: 'ships'; units: Record<string, number>; parcels: number; known: boolean }
	/** A person takes units off the order, or tells the shop that some left. */
	| { kind: 'removes'; line: string; units: number }
	| { kind: 'fulfils'; line: string; numbered: boolean }
	| { kind: 'holds'; at: string }
	| { kind: 'releases'; at: string }
	/** A look, of which the given number of steps is carried out before it breaks off. */
	| { kind: 'looks'; steps: number };

const units = fc.integer({ min: 0, max: 3 });
const line = fc.constantFrom(...LINES);
const act: fc.Arbitrary<Act> = fc.oneof(
	fc.record({
		kind: fc.constant('ships' as const),
		units: fc.record({ 9001: units, 9002: units, 9003: units }),
		parcels: fc.integer({ min: 1, max: 2 }),
		known: fc.boolean(),
	}),
	fc.record({ kind: fc.constant('removes' as const), line, units: fc.integer({ min: 1, max: 2 }) }),
	fc.record({ kind: fc.constant('fulfils' as const), line, numbered: fc.boolean() }),
	fc.record({ kind: fc.constant('holds' as const), at: fc.constantFrom('1', '2') }),
	fc.record({ kind: fc.constant('releases' as const), at: fc.constantFrom('1', '2') }),
	fc.record({ kind: fc.constant('looks' as const), steps: fc.integer({ min: 0, max: 3 }) }),
);

/** A shop, what left for it, and what a person did beside. */
class Story {
	readonly shop = new DispatchShop()
		.sells('9001', 4)
		.sells('9002', 3)
		.sells('9003', 3, { at: '2' });
	readonly left: ShippedOrder[] = [];
	private acts = 0;

	tell(each: Act): void {
		this.acts += 1;
		if (each.kind === 'ships') this.ship(each);
		else if (each.kind === 'removes') this.shop.removes(each.line, each.units);
		else if (each.kind === 'fulfils') this.fulfil(each);
		else if (each.kind === 'holds') this.shop.holds(each.at);
		else if (each.kind === 'releases') this.shop.releases(each.at);
		else this.look(each.steps);
	}

	/** Carries out at most so many steps of a plan; the shop throws at what it cannot take. */
	look(most: number): number {
		const { steps } = planned(aShipment(...this.left), this.shop);
		for (const step of steps.slice(0, most)) this.shop.take(step);
		return steps.length;
	}

	shipped(lineId: string): number {
		const rows = this.left.flatMap(({ lines }) => lines);
		return rows.reduce((sum, row) => sum + (row.lineId === lineId ? row.quantity : 0), 0);
	}

	private ship({ units: given, parcels, known }: Extract<Act, { kind: 'ships' }>): void {
		const some = Object.fromEntries(Object.entries(given).filter(([, quantity]) => quantity > 0));
		if (Object.keys(some).length === 0) return;
		const name = `${100 + this.acts}`;
		const [first = '', ...rest] = Object.keys(some);
		const contents = rest.length > 0 && parcels === 2 ? [[first], rest] : [Object.keys(some)];
		this.left.push(
			aDispatch(name, some, {
				parcels: contents.map((ids, at) =>
					aParcel(
						`T-${name}-${at}`,
						known ? Object.fromEntries(ids.map((id) => [id, some[id] ?? 0])) : {},
						`bin-${at}`,
					),
				),
			}),
		);
	}

	/** A person tells of one unit that has left and of which nobody told yet. */
	private fulfil({ line: lineId, numbered }: Extract<Act, { kind: 'fulfils' }>): void {
		const at = lineId === '9003' ? '2' : '1';
		const order = this.shop.fulfilmentOrders.find(({ locationId }) => locationId === at);
		const left = order?.lines.find((each) => each.lineId === lineId)?.remaining ?? 0;
		if (left === 0 || this.shipped(lineId) <= this.shop.told(lineId)) return;
		this.shop.fulfils({ [lineId]: 1 }, numbered ? [`HAND-${this.acts}`] : [], at);
	}
}

const told = (story: Story) => LINES.map((lineId) => story.shop.told(lineId));

it('whatever happens, the shop is told of the lesser of what left and what it wants, once', () => {
	fc.assert(
		fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
			const story = new Story();
			for (const each of acts) story.tell(each);
			story.tell({ kind: 'releases', at: '1' });
			story.tell({ kind: 'releases', at: '2' });
			story.look(Infinity);
			expect(told(story)).toEqual(
				LINES.map((lineId) => {
					const wanted = story.shop.lines.find((each) => each.lineId === lineId)?.quantity ?? 0;
					return Math.min(story.shipped(lineId), wanted);
				}),
			);
			expect(story.look(Infinity)).toBe(0);
		}),
		{ numRuns: 400 },
	);
});

it('whatever happens, more than is wanted is told to a person, unit by unit', () => {
	fc.assert(
		fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
			const story = new Story();
			for (const each of acts) story.tell(each);
			story.look(Infinity);
			const excess = planned(aShipment(...story.left), story.shop).problems.filter(
				({ code }) => code === 'DISPATCH_EXCESS',
			);
			const units = new Map(excess.map(({ evidence }) => [evidence['lineId'], evidence['units']]));
			for (const lineId of LINES) {
				const wanted = story.shop.lines.find((each) => each.lineId === lineId)?.quantity ?? 0;
				expect(units.get(lineId) ?? 0).toBe(Math.max(0, story.shipped(lineId) - wanted));
			}
		}),
		{ numRuns: 400 },
	);
});

it('every unit that we tell of carries the number of its parcel, and no other where that is known', () => {
	fc.assert(
		fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
			const story = new Story();
			const ours = acts.filter(({ kind }) => kind !== 'fulfils');
			for (const each of ours) story.tell(each);
			story.look(Infinity);
			const parcels = story.left.flatMap((order) =>
				order.parcels.map((parcel) => ({ order, parcel })),
			);
			for (const fulfilment of story.shop.fulfilments) {
				const numbers = numbersOf(fulfilment);
				const named = parcels.filter(({ parcel }) => numbers.includes(parcel.trackingNumber));
				expect(named.length).toBe(numbers.length);
				const isKnown = named.every(({ parcel }) => parcel.lines.length > 0);
				for (const { lineId, quantity } of fulfilment.lines) {
					const room = named.flatMap(({ order, parcel }) =>
						isKnown && named.length === 1 ? parcel.lines : order.lines,
					);
					const most = room.find((each) => each.lineId === lineId)?.quantity ?? 0;
					expect(quantity).toBeLessThanOrEqual(most);
				}
			}
		}),
		{ numRuns: 400 },
	);
});
