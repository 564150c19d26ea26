import { classifyRestocks } from '../../../domain/restock/classify-restock';
import type { RestockRow } from '../../../domain/restock/restock-facts';
import type { RestockPolicy } from '../../../domain/restock/restock-policy';
import type { RestockVerdict } from '../../../domain/restock/restock-verdict';
import { aRestockStory, somePolicy, type RestockStory } from '../../builders/restock-builder';

export const TEE = '9001';
export const MUG = '9002';

type Row = Pick<RestockRow, 'lineId' | 'quantity' | 'restock'>;

export const kept = (lineId: string, quantity: number): Row => ({
	lineId,
	quantity,
	restock: 'none',
});
export const off = (lineId: string, quantity: number): Row => ({
	lineId,
	quantity,
	restock: 'cancel',
});
export const back = (lineId: string, quantity: number): Row => ({
	lineId,
	quantity,
	restock: 'return',
});

/** An order of which so many tees have left. */
export const shipped = (tees: number): RestockStory => aRestockStory().ships(TEE, tees);

export type Case = [
	what: string,
	story: RestockStory,
	expected: string[],
	policy?: Partial<RestockPolicy>,
];

/** The verdicts on a story, some hours after its last act. */
export const judge = (
	story: RestockStory,
	{ hours = 0, ...policy }: Partial<RestockPolicy> & { hours?: number } = {},
): RestockVerdict[] => classifyRestocks(story.build(), somePolicy(policy), story.now(hours));

/** "2 x synthetic certain", with what is waited for or asked of a person. */
export const inShort = (verdicts: readonly RestockVerdict[]): string[] =>
	verdicts.map(({ claim, units, verdict, confidence, waitsFor, finding }) =>
		[
			`${claim.kind} ${claim.id}: ${units} ${verdict} ${confidence}`,
			...(waitsFor ? [`waits for ${waitsFor.what}`] : []),
			...(finding ? [finding.code] : []),
		].join(', '),
	);
