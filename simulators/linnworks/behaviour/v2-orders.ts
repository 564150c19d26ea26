import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { isGuid } from './args';
import { refuse } from './errors';

export interface V2Query {
	ids: string[];
	fromDate: Date | null;
	entriesPerPage: number | null;
	includeProcessed: boolean;
	onlyPaid: boolean;
	locationId: string | null;
	searchToken: string | null;
}

export interface V2Page {
	orders: Readonly<OrderRecord>[];
	total: number;
	nextToken: string | null;
}

interface Search {
	query: V2Query;
	offset: number;
	expiresAt: number;
}

const DEFAULT_ENTRIES_PER_PAGE = 50;
const MS_PER_MINUTE = 60_000;

/** The v2 delta feed: filters by last update, oldest first, one page per search token. */
export class V2Orders {
	private readonly searches = new Map<string, Search>();

	constructor(private readonly world: World) {}

	clear(): void {
		this.searches.clear();
	}

	read(query: V2Query): V2Page {
		if (query.ids.length > 0) return this.byIds(query.ids);
		if (query.searchToken === null) return this.page(query, 0);
		const search = this.searches.get(query.searchToken);
		if (!search || search.expiresAt < this.world.clock().getTime()) {
			throw refuse('The search token is not valid or has expired.');
		}
		return this.page(search.query, search.offset);
	}

	private byIds(ids: readonly string[]): V2Page {
		if (!ids.every(isGuid)) throw refuse('id is not a valid GUID.');
		const wanted = new Set(ids.map((id) => id.toLowerCase()));
		const orders = [...wanted].flatMap((id) => this.world.orders.get(id) ?? []);
		return { orders, total: orders.length, nextToken: null };
	}

	private page(query: V2Query, offset: number): V2Page {
		const limit = this.world.switches.v2MaxEntriesPerPage;
		const size = Math.min(query.entriesPerPage ?? DEFAULT_ENTRIES_PER_PAGE, limit);
		if (size < 1) throw refuse('entriesPerPage must be greater than 0.');
		const matching = this.matching(query);
		const end = offset + size;
		const nextToken = end < matching.length ? this.remember(query, end) : null;
		return { orders: matching.slice(offset, end), total: matching.length, nextToken };
	}

	private matching(query: V2Query): Readonly<OrderRecord>[] {
		const from = query.fromDate?.getTime() ?? Number.NEGATIVE_INFINITY;
		return this.world.orders
			.all()
			.filter((order) => order.updatedAt.getTime() >= from)
			.filter((order) => query.includeProcessed || !order.processed)
			.filter((order) => !query.onlyPaid || order.status === 1)
			.filter((order) => query.locationId === null || order.locationId === query.locationId)
			.toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime() || a.num - b.num);
	}

	private remember(query: V2Query, offset: number): string {
		const token = this.world.ids.guid('searchToken');
		const minutes = this.world.switches.v2SearchTokenMinutes;
		const expiresAt = this.world.clock().getTime() + minutes * MS_PER_MINUTE;
		this.searches.set(token, { query, offset, expiresAt });
		return token;
	}
}
