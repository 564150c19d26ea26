import type { Kin, Lineage } from './lineage';
import type { LineageFacts } from './lineage-facts';
import { carries, saidPredecessor, type LineagePolicy } from './lineage-policy';
import { predecessorNames } from './order-name';
import { classifySuccessor, type Recognition } from './recognise-successor';

type Pair = Recognition & { other: LineageFacts };

/**
 * Places an order among others that may belong to it. In a row of replacements the nearest one counts. Where the
 * looks say that there is a counterpart but none is certain, the verdict is ambiguous, and for a while the counterpart
 * is given time to appear.
 */
export function findLineage(
	order: LineageFacts,
	others: readonly LineageFacts[],
	policy: LineagePolicy,
	now: Date,
): Lineage {
	const before = others.map((other) => ({ other, ...classifySuccessor(order, other, policy) }));
	const after = others.map((other) => ({ other, ...classifySuccessor(other, order, policy) }));
	const [predecessor = null, ...ancestors] = rowOf(before, { newestFirst: true }, policy);
	const [successor = null] = rowOf(after, { newestFirst: false }, policy);
	const asked = order.cancelledAt === null ? before : after;
	const found = order.cancelledAt === null ? predecessor : successor;
	const doubtful = asked.some(({ verdict }) => verdict !== 'unrelated');
	const missing = found !== null || doubtful ? null : missingHalf(order, policy);
	const ambiguous = found === null && (doubtful || missing !== null);
	return {
		kind: 'lineage',
		schemaVersion: 1,
		verdict: found === null ? (ambiguous ? 'ambiguous' : 'unrelated') : 'successor',
		evidence: missing === null ? evidenceOf(found, asked) : [missing],
		predecessor: predecessor && toKin(predecessor.other),
		...(ancestors.length > 0 ? { ancestors: ancestors.map(({ other }) => toKin(other)) } : {}),
		successor: successor && toKin(successor.other),
		waitUntil: ambiguous ? patience(order, policy, now) : null,
	};
}

const age = ({ createdAt }: LineageFacts): number => Date.parse(createdAt);

/**
 * Those that fit, the nearest first. Several have to be one row, each replacing the last, with one alive at most;
 * otherwise none is certain.
 */
function rowOf(
	pairs: readonly Pair[],
	order: { newestFirst: boolean },
	policy: LineagePolicy,
): Pair[] {
	const fitting = pairs
		.filter(({ verdict }) => verdict === 'successor')
		.sort((a, b) =>
			order.newestFirst ? age(b.other) - age(a.other) : age(a.other) - age(b.other),
		);
	const row = order.newestFirst ? [...fitting].reverse() : fitting;
	const unbroken = row.slice(1).every(({ other }, index) => {
		const last = row[index]?.other;
		return last && classifySuccessor(other, last, policy).verdict === 'successor';
	});
	const alive = fitting.filter(({ other }) => other.cancelledAt === null).length;
	return fitting.length === 1 || (unbroken && alive <= 1) ? fitting : [];
}

function evidenceOf(found: Pair | null, asked: readonly Pair[]): string[] {
	if (found) return found.evidence;
	const telling = asked.filter(({ verdict }) => verdict !== 'unrelated');
	return (telling.length > 0 ? telling : asked).flatMap(({ other, evidence }) =>
		evidence.map((text) => `${other.name}: ${text}`),
	);
}

/**
 * What an order says about a counterpart that nobody can find; null when it says nothing. A tag alone is no word about
 * a live order: apps that edit in place may set it too.
 */
function missingHalf(order: LineageFacts, policy: LineagePolicy): string | null {
	if (order.cancelledAt !== null) {
		const tagged = carries(order.tags, policy.cancelledTags);
		return tagged ? `${order.name} is tagged as replaced, but no order replaces it yet` : null;
	}
	const replaces =
		saidPredecessor(order.tags) !== null ||
		(carries(order.tags, policy.replacementTags) && predecessorNames(order.name).length > 0);
	return replaces
		? `${order.name} looks like a replacement, but no order was found that it replaces`
		: null;
}

/** When the other half of a pair is late: an order may be made anew before the old one is cancelled, or after. */
function patience(
	{ cancelledAt, createdAt }: LineageFacts,
	{ waitMinutes }: LineagePolicy,
	now: Date,
): string | null {
	const end = Date.parse(cancelledAt ?? createdAt) + waitMinutes * 60_000;
	return now.getTime() < end ? new Date(end).toISOString() : null;
}

function toKin(facts: LineageFacts): Kin {
	const { orderKey, reference, sourceId, name, createdAt, cancelledAt } = facts;
	return { orderKey, reference, sourceId, name, createdAt, cancelledAt };
}
