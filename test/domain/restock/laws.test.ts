import fc from 'fast-check';
import { classifyRestocks } from '../../../domain/restock/classify-restock';
import type { RestockFacts } from '../../../domain/restock/restock-facts';
import { isGoodsBack, type RestockVerdict } from '../../../domain/restock/restock-verdict';
import { somePolicy } from '../../builders/restock-builder';
import { someWorld } from './some-world';

const proofs = fc.constantFrom(
	['rma'] as const,
	['stockMovement'] as const,
	['rma', 'stockMovement'] as const,
);
const hours = fc.constantFrom(0, 1, 73, 500);

const unitsOf = (verdicts: readonly RestockVerdict[]): number =>
	verdicts.reduce((sum, verdict) => sum + verdict.units, 0);
const backOf = (verdicts: readonly RestockVerdict[], sku: string): number =>
	unitsOf(verdicts.filter((each) => isGoodsBack(each) && each.claim.sku === sku));
const RUNS = { numRuns: 300 };

describe('whatever happens to the goods of an order', () => {
	it('no more is said to be back than came back, even where the shop says what is not true', () => {
		fc.assert(
			fc.property(someWorld(false), proofs, hours, (world, proof, later) => {
				const verdicts = world.judge({ proof: [...proof] }, later);
				for (const { sku } of world.goods) {
					expect(backOf(verdicts, sku)).toBeLessThanOrEqual(world.onShelf.get(sku) ?? 0);
				}
			}),
			RUNS,
		);
	});

	it('no more is awaited or back of a line than ever left', () => {
		fc.assert(
			fc.property(someWorld(false), hours, (world, later) => {
				const all = world.judge({ proof: ['rma', 'stockMovement', 'disposition'] }, later);
				for (const { lineId, shipped } of world.goods) {
					const back = all.filter(
						({ claim, verdict }) => claim.lineId === lineId && verdict === 'physicalReturn',
					);
					expect(unitsOf(back)).toBeLessThanOrEqual(shipped);
				}
			}),
			RUNS,
		);
	});

	it('each proof proves one unit once', () => {
		fc.assert(
			fc.property(someWorld(false), proofs, (world, proof) => {
				const { goodsIn } = world.story.build();
				const used = world
					.judge({ proof: [...proof, 'disposition'] })
					.flatMap((verdict) => verdict.proofs);
				for (const { kind, proofId, quantity } of goodsIn) {
					const taken = used.filter((each) => each.kind === kind && each.proofId === proofId);
					expect(taken.reduce((sum, each) => sum + each.units, 0)).toBeLessThanOrEqual(quantity);
				}
			}),
			RUNS,
		);
	});

	it('every unit of every claim has exactly one verdict, and every review says why', () => {
		fc.assert(
			fc.property(someWorld(false), hours, (world, later) => {
				const verdicts = world.judge({}, later);
				const byClaim = new Map<string, number>();
				for (const { claim, units: given } of verdicts) {
					byClaim.set(claim.id, (byClaim.get(claim.id) ?? 0) + given);
				}
				expect([...byClaim].sort()).toEqual(
					[...claimsOf(world.story.build()), ...freedBy(verdicts)].sort(),
				);
				for (const { verdict, finding } of verdicts) {
					expect(finding !== null).toBe(verdict === 'needsReview');
				}
			}),
			RUNS,
		);
	});

	it('the order in which facts are listed changes nothing', () => {
		fc.assert(
			fc.property(someWorld(false), (world) => {
				const facts = world.story.build();
				const judge = (given: RestockFacts): RestockVerdict[] =>
					classifyRestocks(given, somePolicy(), world.story.now());
				expect(judge(backwards(facts))).toEqual(judge(facts));
			}),
			RUNS,
		);
	});

	it('time turns waiting into exceptions and changes nothing else', () => {
		fc.assert(
			fc.property(someWorld(false), (world) => {
				const late = world.judge({}, 1000);
				for (const [at, verdict] of world.judge().entries()) {
					if (verdict.waitsFor === null) expect(late[at]).toEqual(verdict);
					else expect(late[at]).toMatchObject({ verdict: 'needsReview', waitsFor: null });
				}
			}),
			RUNS,
		);
	});
});

describe('a shop and a warehouse that write down what is true', () => {
	it('are asked about nothing but goods that never arrived', () => {
		fc.assert(
			fc.property(someWorld(true), (world) => {
				const codes = world.judge({}, 1000).flatMap(({ finding }) => finding?.code ?? []);
				expect(codes.filter((code) => code !== 'RESTOCK_UNPROVEN')).toEqual([]);
			}),
			RUNS,
		);
	});

	it('have everything that came back found', () => {
		fc.assert(
			fc.property(someWorld(true), fc.boolean(), (world, trusting) => {
				const verdicts = world.judge({
					proof: ['rma', ...(trusting ? (['disposition'] as const) : [])],
				});
				for (const { sku } of world.goods) {
					expect(backOf(verdicts, sku)).toBe(world.onShelf.get(sku) ?? 0);
				}
			}),
			RUNS,
		);
	});
});

/** Claims that the facts themselves name, with their units. */
function claimsOf({ refunds, returns, inventoryChanges }: RestockFacts): Array<[string, number]> {
	return [
		...refunds.flatMap(({ refundId, lines }): Array<[string, number]> =>
			lines.length === 0
				? [[refundId, 0]]
				: lines.map(({ ordinal, quantity }) => [`${refundId}/${ordinal}`, quantity]),
		),
		...returns.flatMap(({ dispositions }) =>
			dispositions.map(({ dispositionId, quantity }): [string, number] => [
				dispositionId,
				quantity,
			]),
		),
		...inventoryChanges
			.filter(({ delta }) => delta > 0)
			.map(({ changeId, delta }): [string, number] => [changeId, delta]),
	];
}

/** Claims that only follow from the cancellation of the order. */
const freedBy = (verdicts: readonly RestockVerdict[]): Array<[string, number]> => [
	...new Map(
		verdicts
			.filter(({ claim }) => claim.kind === 'cancellation')
			.map(({ claim }): [string, number] => [claim.id, claim.quantity]),
	),
];

function backwards(facts: RestockFacts): RestockFacts {
	const { lines, refunds, agreements, returns, inventoryChanges, goodsIn } = facts;
	return {
		...facts,
		lines: lines.toReversed().map((each) => ({
			...each,
			fulfilments: each.fulfilments.toReversed(),
		})),
		refunds: refunds.toReversed().map((each) => ({ ...each, lines: each.lines.toReversed() })),
		agreements: agreements.toReversed(),
		returns: returns.toReversed().map((each) => ({
			...each,
			dispositions: each.dispositions.toReversed(),
		})),
		inventoryChanges: inventoryChanges.toReversed(),
		goodsIn: goodsIn.toReversed(),
	};
}
