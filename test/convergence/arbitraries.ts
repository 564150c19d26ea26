import fc from 'fast-check';
import type { Webhook } from './webhooks';

/** Numbers that choose among what there is at that moment, so that a shorter story still makes sense. */
export type Choice = number;

export const choice = fc.nat({ max: 999 });

export const oneOf = <T>(...choices: Array<fc.WeightedArbitrary<T>>): fc.Arbitrary<T> =>
	fc.oneof(...choices);

/** One of the words, by weight. */
export const pick = <T extends string>(weights: Record<T, number>): fc.Arbitrary<T> =>
	oneOf<T>(
		...Object.entries<number>(weights).map(([value, weight]) => ({
			weight,
			arbitrary: fc.constant(value as T),
		})),
	);

export const webhook = pick<Webhook>({ once: 14, twice: 2, late: 2, lost: 1, dies: 1 });
