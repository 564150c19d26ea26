import { bundlesToResolve, linesToResolve, skusOf } from '../../domain/edit/skus-to-resolve';
import { normalisedBarcode } from '../../domain/mapping/barcode';
import type { MappingTables } from '../../domain/mapping/mapping-tables';
import type {
	Article,
	ArticleMappings,
	Composition,
	Mappings,
} from '../../domain/mapping/mappings';
import { mappedSku } from '../../domain/mapping/resolve-article';
import type { OrderLine, OrderSnapshot } from '../../domain/order/order-snapshot';
import { err, ok, type Result } from '../../domain/result';
import type { TargetSnapshot } from '../../domain/target/target-snapshot';
import type { RemoteError } from './remote-error';
import { remoteOutcome } from './remote-outcome';

/** What a target knows of the articles of one order. */
export type Articles = Pick<
	Mappings,
	'stockItems' | 'barcodes' | 'archived' | 'compositions' | 'decided'
>;

export type ArticleOrder = {
	snapshot: OrderSnapshot;
	/** What the target holds; null for an order it does not have, of which every line is looked up. */
	target: TargetSnapshot | null;
	/** Articles a plan has settled on already, by line id. */
	decided?: NonNullable<Mappings['decided']>;
};

/** How a target is asked for its articles; a question that has no answer is left out of what comes back. */
export type ArticleReads = {
	/** What bundles are made of, by normalised SKU. */
	compositions: (skus: string[]) => Promise<Record<string, Composition>>;
	/** Items by SKU, as `Mappings` wants them. */
	stockItems: (skus: string[]) => Promise<Mappings['stockItems']>;
	/** Every item that carries a bar code, by normalised bar code. */
	barcodes: (codes: string[]) => Promise<Record<string, Article[]>>;
	/** Normalised SKUs of those items that are out of use. It only makes a problem plainer. */
	archived: (skus: string[]) => Promise<string[]>;
};

/**
 * What is to be known of the articles that the plans of these orders would add, each order with its own, or why it
 * could not be read. Each question is asked once for all orders, and none for orders that need no answer: bundles, SKUs,
 * bar codes of what is still unknown, whether the rest is out of use.
 */
export async function readArticles<T extends ArticleOrder>(
	reads: ArticleReads,
	orders: readonly T[],
	tables: MappingTables,
): Promise<Array<{ order: T; articles: Result<Articles, RemoteError> }>> {
	const works = orders.map((order) => new ArticleWork(order, tables));
	await answer(
		works,
		(work) => work.bundles(),
		async (skus) => {
			const compositions = await reads.compositions(skus);
			return (work) => (work.known.compositions = compositions);
		},
	);
	await answer(
		works,
		(work) => work.skus(),
		async (skus) => {
			const stockItems = await reads.stockItems(skus);
			return (work) => (work.known.stockItems = stockItems);
		},
	);
	await answer(
		works,
		(work) => work.barcodes(),
		async (codes) => {
			const barcodes = await reads.barcodes(codes);
			return (work, asked) => {
				work.known.barcodes = Object.fromEntries(asked.map((code) => [code, barcodes[code] ?? []]));
			};
		},
	);
	const unknown = [...new Set(works.flatMap((work) => (work.error ? [] : work.skus())))];
	const archived = unknown.length > 0 ? await remoteOutcome(reads.archived(unknown)) : ok([]);
	return works.map(({ order, error, known }) => ({
		order,
		articles: error
			? err(error)
			: ok({ stockItems: {}, ...known, archived: archived.ok ? archived.value : [] }),
	}));
}

/** One order's questions, which depend on the answers so far. */
class ArticleWork<T extends ArticleOrder> {
	/** Without `stockItems` as long as no SKU was asked for. */
	readonly known: Partial<Articles>;
	error: RemoteError | null = null;

	constructor(
		readonly order: T,
		private readonly tables: MappingTables,
	) {
		this.known = order.decided ? { decided: order.decided } : {};
	}

	bundles = (): string[] =>
		bundlesToResolve(this.order.snapshot, this.order.target, this.mappings());

	skus = (): string[] => skusOf(this.lines(), this.mappings());

	barcodes = (): string[] =>
		this.lines()
			.filter((line) => mappedSku(line, this.tables) === undefined)
			.map((line) => normalisedBarcode(line.barcode))
			.filter((code) => code !== '');

	private lines(): OrderLine[] {
		return linesToResolve(this.order.snapshot, this.order.target, this.mappings());
	}

	private mappings(): ArticleMappings {
		return { ...this.tables, ...this.known };
	}
}

/** Asks the questions of all orders at once; a failure is that of the orders that asked, and of no others. */
async function answer(
	works: readonly ArticleWork<ArticleOrder>[],
	ask: (work: ArticleWork<ArticleOrder>) => string[],
	read: (
		questions: string[],
	) => Promise<(work: ArticleWork<ArticleOrder>, asked: readonly string[]) => unknown>,
): Promise<void> {
	const asking = works
		.filter((work) => !work.error)
		.map((work) => ({ work, asked: ask(work) }))
		.filter(({ asked }) => asked.length > 0);
	if (asking.length === 0) return;
	const outcome = await remoteOutcome(read([...new Set(asking.flatMap(({ asked }) => asked))]));
	for (const { work, asked } of asking) {
		if (outcome.ok) outcome.value(work, asked);
		else work.error = outcome.error;
	}
}
