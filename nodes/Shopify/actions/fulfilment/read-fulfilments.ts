import type { ShopFulfilment } from '../../../../domain/dispatch/shop-fulfilment';
import type { Failure } from '../../../../domain/report/sync-item';
import { err, ok, type Result } from '../../../../domain/result';
import { toShopFulfilment } from '../../mapping/to-shop-fulfilment';
import type { FulfilmentClient } from '../../transport/fulfilment-client';
import { FulfilmentReader, type DispatchRead } from '../../transport/fulfilment-reader';
import { failure, unreadFailure } from '../order/asked-orders';

/** What the shop has of the fulfilment of orders, by their GIDs, or why that is not known. */
export async function readFulfilments(
	client: FulfilmentClient,
	shop: string,
	ids: readonly string[],
): Promise<Map<string, Result<ShopFulfilment, Failure>>> {
	const reads = await new FulfilmentReader(client).read(ids);
	return new Map([...reads].map(([id, read]) => [id, toResult(read, shop)]));
}

function toResult(read: DispatchRead, shop: string): Result<ShopFulfilment, Failure> {
	if (read.kind === 'truncated') {
		const reason = 'The order has more fulfilments than Shopify lists at once';
		return err(failure('SNAPSHOT_INVALID', reason, false));
	}
	if (read.kind !== 'found') return err(unreadFailure(read));
	const fulfilment = toShopFulfilment(read.order, shop);
	return fulfilment.ok
		? ok(fulfilment.value)
		: err(failure('SNAPSHOT_INVALID', fulfilment.error, false));
}
