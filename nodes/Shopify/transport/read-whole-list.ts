import type { Operation } from './operation';
import type { ListPage } from './queries/restock-lists';
import type { RawList } from './raw-list';
import type { ShopifyClient } from './shopify-client';
import { UnreadOrder } from './unread-order';

/**
 * All entries of a list whose first page is there, read from the thing with this GID. Fails with an UnreadOrder when
 * the order has another time of change meanwhile, and with a remote error when a page cannot be read.
 */
export async function readWholeList<T>(
	client: Pick<ShopifyClient, 'readListPage'>,
	{ id, updatedAt }: { id: string; updatedAt: string },
	first: RawList<T>,
	more: Operation<ListPage<T>>,
): Promise<T[]> {
	const found = [...first.nodes];
	let { pageInfo } = first;
	while (pageInfo.hasNextPage) {
		const page = await client.readListPage(more, id, pageInfo.endCursor);
		if (page?.updatedAt !== updatedAt) throw new UnreadOrder({ kind: 'unsettled' });
		found.push(...page.list.nodes);
		({ pageInfo } = page.list);
	}
	return found;
}
