import fc from 'fast-check';
import { GoodsWorld, type GoodsEvent } from './goods-world';

const line = fc.nat(2);
const units = fc.integer({ min: 1, max: 4 });
const arriving = fc.nat(4);
const rarely = fc.integer({ min: 0, max: 3 }).map((n) => n === 0);

/** Events of a shop; an honest one writes down what is true, sooner or later, and its warehouse all that comes in. */
function eventsOf(honest: boolean): fc.Arbitrary<GoodsEvent> {
	const seen = honest
		? { rma: fc.constant(true), movement: fc.boolean() }
		: { rma: fc.boolean(), movement: fc.boolean() };
	const pending = honest ? fc.constant(false) : rarely;
	const looked = honest
		? fc.constantFrom('truly' as const, 'later' as const, 'never' as const)
		: fc.constantFrom('truly' as const, 'later' as const, 'falsely' as const, 'never' as const);
	const kind = <T extends string>(name: T): fc.Arbitrary<T> => fc.constant(name);
	const happenings: Array<fc.Arbitrary<GoodsEvent>> = [
		fc.record({ kind: kind('ship'), line, units }),
		fc.record({
			kind: kind('edit'),
			line,
			units,
			restock: fc.constantFrom('cancel' as const, 'none' as const),
			ledger: fc.boolean(),
		}),
		fc.record({ kind: kind('refundUnshipped'), line, units, pending }),
		fc.record({ kind: kind('keep'), line, units, pending }),
		fc.record({
			kind: kind('return'),
			line,
			units,
			arriving,
			scrapped: fc.constantFrom(0, 0, 1),
			looked,
			refunded: fc.boolean(),
			exchanged: fc.boolean(),
			...seen,
		}),
		fc.record({ kind: kind('restock'), line, units, arriving, pending, ...seen }),
		fc.record({ kind: kind('cancel'), refunded: fc.boolean() }),
	];
	const dishonest: Array<fc.Arbitrary<GoodsEvent>> = [
		fc.record({ kind: kind('lie'), line, units }),
		fc.record({ kind: kind('repeat'), line, units }),
		fc.record({ kind: kind('level'), line, delta: fc.integer({ min: -2, max: 3 }) }),
	];
	return fc.oneof(...happenings, ...(honest ? [] : dishonest));
}

/** The life of an order with up to three lines, of which something has left. */
export const someWorld = (honest: boolean): fc.Arbitrary<GoodsWorld> =>
	fc
		.record({
			lines: fc.array(
				fc.record({ sku: fc.constantFrom('TEE', 'MUG'), quantity: fc.integer({ min: 1, max: 5 }) }),
				{ minLength: 1, maxLength: 3 },
			),
			events: fc.array(eventsOf(honest), { minLength: 1, maxLength: 14 }),
		})
		.map(({ lines, events }) => {
			const world = new GoodsWorld(lines);
			const first: GoodsEvent[] = lines.map((_, at) => ({ kind: 'ship', line: at, units: 3 }));
			for (const event of [...first, ...events]) world.happens(event);
			return world;
		});
