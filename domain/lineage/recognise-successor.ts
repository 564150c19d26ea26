import { compareOrders, type Likeness } from './compare-orders';
import type { LineageVerdict } from './lineage';
import type { LineageFacts } from './lineage-facts';
import { carries, OWN_ORDER_TAG, saidPredecessor, type LineagePolicy } from './lineage-policy';

export type Recognition = { verdict: LineageVerdict; evidence: string[] };

/**
 * Whether one order was made to take the place of another (docs/vendors/shopify.md §10). A person's tag settles it.
 * Otherwise the other order has to be cancelled, the customers must not differ, and the name is never enough: a tag
 * of an editing app, a cancellation at the moment of the creation, or the same payment of the same customer has to
 * speak for it too. Without the name, nearly everything has to.
 */
export function classifySuccessor(
	candidate: LineageFacts,
	base: LineageFacts,
	policy: LineagePolicy,
): Recognition {
	if (!isYounger(candidate, base)) {
		return {
			verdict: 'unrelated',
			evidence: [`${candidate.name} is not younger than ${base.name}`],
		};
	}
	const likeness = compareOrders(candidate, base, policy);
	const said = whatPeopleSay(candidate, base, likeness);
	if (said !== null) return said;
	return { verdict: judge(likeness), evidence: describe(likeness, candidate, base) };
}

function isYounger(candidate: LineageFacts, base: LineageFacts): boolean {
	return (
		candidate.sourceId !== base.sourceId &&
		Date.parse(candidate.createdAt) > Date.parse(base.createdAt)
	);
}

function whatPeopleSay(
	candidate: LineageFacts,
	base: LineageFacts,
	{ named, customer }: Likeness,
): Recognition | null {
	const predecessor = saidPredecessor(candidate.tags);
	const own = carries(candidate.tags, [OWN_ORDER_TAG]);
	if (own && predecessor !== null) {
		return {
			verdict: 'ambiguous',
			evidence: [`${candidate.name} is tagged both as a successor and as an order of its own`],
		};
	}
	if (own || carries(base.tags, [OWN_ORDER_TAG])) {
		return { verdict: 'unrelated', evidence: [`Tagged ${OWN_ORDER_TAG}`] };
	}
	if (predecessor === null) return null;
	if (predecessor !== '') {
		const meant = predecessor.replace(/^#/, '') === base.name.replace(/^#/, '');
		return {
			verdict: meant ? 'successor' : 'unrelated',
			evidence: [`Tagged as the successor of ${predecessor}`],
		};
	}
	const linked = named || customer === 'same';
	return linked ? { verdict: 'successor', evidence: ['Tagged as the successor'] } : null;
}

function judge(like: Likeness): LineageVerdict {
	const { named, near, cancelled, nearLines } = like;
	const tagged = like.baseTagged || like.candidateTagged;
	const paidAlike = like.customer === 'same' && like.samePaid;
	const pointedAt = (like.baseTagged && like.candidateTagged) || like.byEditingApp;
	const certain = named
		? tagged || near || paidAlike
		: like.customer === 'same' && pointedAt && near && nearLines;
	if (certain && cancelled && like.customer !== 'other') return 'successor';
	const suspicious = named
		? tagged || near || (like.customer === 'same' && (like.samePaid || nearLines))
		: like.customer === 'same' && (tagged || like.byEditingApp) && (near || nearLines);
	return suspicious ? 'ambiguous' : 'unrelated';
}

function describe(like: Likeness, candidate: LineageFacts, base: LineageFacts): string[] {
	const told: Array<[boolean, string]> = [
		[like.named, `${candidate.name} is named after ${base.name}`],
		[like.baseTagged, `${base.name} is tagged as cancelled by an editing app`],
		[like.candidateTagged, `${candidate.name} is tagged as made by an editing app`],
		[like.byEditingApp, `${candidate.name} was made by ${candidate.channel.title}`],
		[like.customer === 'same', 'The customer is the same'],
		[like.customer === 'other', 'The customers differ'],
		[like.samePaid, 'The payment is the same'],
		[like.nearLines, 'The articles are nearly the same'],
		[like.near, `${base.name} was cancelled ${like.minutesApart} min from the creation`],
		[like.cancelled && !like.near, `${base.name} was cancelled at another time`],
		[!like.cancelled, `${base.name} is not cancelled`],
	];
	return told.flatMap(([holds, text]) => (holds ? [text] : []));
}
