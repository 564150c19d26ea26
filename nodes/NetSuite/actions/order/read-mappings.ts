import type { MappingTables } from '../../../../domain/mapping/mapping-tables';
import type { Mappings } from '../../../../domain/mapping/mappings';
import type { Failure } from '../../../../domain/report/sync-item';
import { err, ok, type Result } from '../../../../domain/result';
import { mappingsFor } from '../../../shared/account-names';
import { readArticles, type ArticleOrder } from '../../../shared/read-articles';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import type { OrderConnection } from './connect-orders';
import { readAccountNames } from './plan-context';
import { articleReads, readItem } from './read-articles';
import { resolveTax } from './tax-strategy';

type Charges = NonNullable<Mappings['charges']>;

/**
 * What each order is compared with: tables, articles, shipping items, countries, and the item under which tax is a line,
 * or why it is not to be had. Questions are asked once for all orders.
 */
export async function readMappings<T extends ArticleOrder>(
	connection: OrderConnection,
	orders: readonly T[],
	tables: MappingTables,
	{ step, isNew = false }: { step: Failure['step']; isNew?: boolean },
): Promise<Array<{ order: T; mappings: Result<Mappings, Failure> }>> {
	if (orders.length === 0) return [];
	const charges = await readCharges(connection, step);
	if (!charges.ok) return orders.map((order) => ({ order, mappings: charges }));
	const names = await readAccountNames(
		connection,
		tables,
		orders.map(({ snapshot }) => snapshot),
		({ shipping }) => isNew && shipping !== null,
	);
	const read = await readArticles(articleReads(connection), orders, tables);
	return read.map(({ order, articles }) => {
		if (!articles.ok) return { order, mappings: err(toFailure(step, articles.error)) };
		const mappings = mappingsFor(order.snapshot, names, articles.value, step);
		return {
			order,
			mappings: mappings.ok ? ok({ ...mappings.value, charges: charges.value }) : mappings,
		};
	});
}

async function readCharges(
	connection: OrderConnection,
	step: Failure['step'],
): Promise<Result<Charges, Failure>> {
	const tax = await remoteOutcome(resolveTax(connection));
	if (!tax.ok) return err(toFailure(step, tax.error));
	if (tax.value.strategy !== 'taxItemLine') return ok({});
	const { taxItemId } = tax.value;
	const item = await remoteOutcome(readItem(connection, taxItemId));
	if (!item.ok) return err(toFailure(step, item.error));
	if (item.value) return ok({ tax: item.value });
	const reason = `The option Tax Item ID names item ${taxItemId}, which NetSuite does not have`;
	return err({ step, code: 'SYNC_FAILED', reason, retry: true, retryAfterSeconds: 0 });
}
