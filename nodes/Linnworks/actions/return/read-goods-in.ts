import type { Failure } from '../../../../domain/report/sync-item';
import type { GoodsIn } from '../../../../domain/restock/restock-facts';
import { err, ok, type Result } from '../../../../domain/result';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import { rmaProofs } from '../../mapping/return/rma-proofs';
import type { PostSaleClient } from '../../transport/post-sale-client';
import { readMovements, type MovementWish } from './read-movements';

/**
 * What Linnworks booked in for each order, as far as the kinds of proof are asked for: the returns of an order are one
 * call, and an item's stock history at one place is read once for all orders. Returns are read for both kinds, because
 * they name the places where goods came in.
 */
export async function readGoodsIn(
	client: PostSaleClient,
	wishes: ReadonlyArray<Omit<MovementWish, 'rmas'>>,
	kinds: ReadonlyArray<GoodsIn['kind']>,
): Promise<Array<Result<GoodsIn[], Failure>>> {
	const ids = [...new Set(wishes.map(({ order }) => order.OrderId))];
	const reads = await inParallel(
		ids,
		PARALLEL_READS,
		async (id) => await remoteOutcome(client.getRmas(id)),
		{ firstAlone: true },
	);
	const rmas = wishes.map(({ order }) => reads[ids.indexOf(order.OrderId)]);
	const readable = wishes.flatMap((wish, at) => {
		const read = rmas[at];
		return read?.ok ? [{ at, wish: { ...wish, rmas: read.value } }] : [];
	});
	const moved = kinds.includes('stockMovement')
		? await readMovements(
				client,
				readable.map(({ wish }) => wish),
			)
		: [];
	const found: Array<Result<GoodsIn[], Failure>> = rmas.map((read) =>
		read && !read.ok ? err(toFailure('target', read.error)) : ok([]),
	);
	for (const [place, { at, wish }] of readable.entries()) {
		const returned = kinds.includes('rma') ? rmaProofs(wish.order, wish.rmas, wish.facts) : ok([]);
		const moves = moved[place] ?? ok([]);
		if (!returned.ok) found[at] = err(unreadable(returned.error));
		else found[at] = moves.ok ? ok([...returned.value, ...moves.value]) : moves;
	}
	return found;
}

const unreadable = (reason: string): Failure => ({
	step: 'target',
	code: 'SYNC_FAILED',
	reason,
	retry: true,
	retryAfterSeconds: 0,
});
