import { normalised, targetSku, type ArticleMappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import { abilitiesOf, type TargetLine, type TargetSnapshot } from '../target/target-snapshot';
import { knownIds } from './known-ids';
import type { LineMatches } from './match-lines';

/** Matches with the rows that may be a person's own beside those of the source; `doubtful` ones are among `foreign`. */
export type JudgedMatches = LineMatches & { doubtful: TargetLine[] };

/**
 * A target that keeps what people add to an order: a row to be removed that remembers no line of the source is theirs,
 * although it is of an article that the source sells. Of an article that the source removed it may be either, which a
 * person has to say; where rows that stay remember nothing as well, no row does, and it is the source's.
 */
export function withoutLinesByHand(
	{ kept, removed, foreign, ...rest }: LineMatches,
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
	mappings: Pick<ArticleMappings, 'skus'>,
): JudgedMatches {
	if (abilitiesOf(target).foreignLines !== 'keep') {
		return { ...rest, kept, removed, foreign, doubtful: [] };
	}
	const ids = knownIds(snapshot);
	const gone = new Set(
		snapshot.removedLines
			.flatMap(({ sku, bundle }) => [sku, bundle?.sku ?? ''])
			.map((sku) => normalised(targetSku(sku, mappings))),
	);
	const remembers = kept.every(({ row }) => ids.has(row.reference));
	const isOurs = (row: TargetLine): boolean =>
		ids.has(row.reference) || (gone.has(normalised(row.sku)) && !remembers);
	const byHand = removed.filter((row) => !isOurs(row));
	return {
		...rest,
		kept,
		removed: removed.filter(isOurs),
		foreign: [...foreign, ...byHand],
		doubtful: byHand.filter((row) => gone.has(normalised(row.sku))),
	};
}
