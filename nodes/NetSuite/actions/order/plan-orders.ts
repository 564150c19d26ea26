import type { IExecuteFunctions } from 'n8n-workflow';
import type { EditPlan } from '../../../../domain/edit/edit-plan';
import { planAddition } from '../../../../domain/edit/plan-addition';
import { planEdit } from '../../../../domain/edit/plan-edit';
import { planImport } from '../../../../domain/import/plan-import';
import { withCustomer } from '../../../../domain/import/with-customer';
import { toCustomerRows } from '../../../../domain/mapping/customer-map';
import type { MappingTables } from '../../../../domain/mapping/mapping-tables';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import type { Failure } from '../../../../domain/report/sync-item';
import type { TargetSnapshot } from '../../../../domain/target/target-snapshot';
import { readMappingTables } from '../../../shared/mapping-tables';
import { readRows } from '../../../shared/read-list';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toFailure } from '../../../shared/sync-items';
import { toAbilities } from '../../mapping/to-target-snapshot';
import type { OrderConnection } from './connect-orders';
import { readImportSettings } from './import-settings';
import { locationNames } from './plan-context';
import { readCustomers } from './read-customers';
import { readMappings } from './read-mappings';
import { readTargetSettings } from './target-settings';

/** An order to plan, by the index of its item; without a target it is to be created. */
export type PlanOrder = { index: number; snapshot: OrderSnapshot; target: TargetSnapshot | null };

/** A plan, or why there is none. */
export type PlanOutcome = { plan: EditPlan } | { failure: Failure };

type Amended = PlanOrder & { target: TargetSnapshot };
type Created = PlanOrder & { target: null };
type Outcomes = Array<[index: number, outcome: PlanOutcome]>;

/**
 * Plans orders, by the index of their items: the amendment of the order that NetSuite holds, or the creation of one that
 * it does not have. Everything that can fail is looked up here, for all orders at once, so that nothing is left for the
 * writes to find out.
 */
export async function planOrders(
	context: IExecuteFunctions,
	connection: OrderConnection,
	orders: readonly PlanOrder[],
): Promise<Map<number, PlanOutcome>> {
	const tables = readMappingTables(context, 'netsuite');
	const amended = orders.filter((order): order is Amended => order.target !== null);
	const created = orders.filter((order): order is Created => order.target === null);
	return new Map([
		...(await planAmendments(connection, amended, tables)),
		...(await planCreations(context, connection, created, tables)),
	]);
}

/** What was added to an order that can take no more becomes an additional order, if the options say so. */
async function planAmendments(
	connection: OrderConnection,
	orders: readonly Amended[],
	tables: MappingTables,
): Promise<Outcomes> {
	const { afterCutOff } = connection.options;
	const read = await readMappings(connection, orders, tables, { step: 'plan' });
	return read.map(({ order: { index, snapshot, target }, mappings }) => {
		if (!mappings.ok) return [index, { failure: mappings.error }];
		const plan = planEdit(snapshot, target, mappings.value);
		return [index, { plan: afterCutOff === 'adjust' ? planAddition(plan, target) : plan }];
	});
}

/** Every line, the location, the shipping item and the customer have to be known before an order is created. */
async function planCreations(
	context: IExecuteFunctions,
	connection: OrderConnection,
	orders: readonly Created[],
	tables: MappingTables,
): Promise<Outcomes> {
	if (orders.length === 0) return [];
	const account = await remoteOutcome(readForCreation(context, connection, orders));
	if (!account.ok) {
		const failure = toFailure('plan', account.error);
		return orders.map(({ index }) => [index, { failure }]);
	}
	const { customers, abilities, locations } = account.value;
	const read = await readMappings(connection, orders, tables, { step: 'plan', isNew: true });
	return read.map(({ order, mappings }) => {
		const { index, snapshot } = order;
		if (!mappings.ok) return [index, { failure: mappings.error }];
		const settings = readImportSettings(context, index, {
			orderKey: snapshot.orderKey,
			locationNames: locations,
			abilities,
		});
		const plan = planImport(snapshot, mappings.value, settings);
		const customer = customers.get(order);
		return [index, { plan: customer ? withCustomer(plan, customer) : plan }];
	});
}

async function readForCreation(
	context: IExecuteFunctions,
	connection: OrderConnection,
	orders: readonly Created[],
) {
	const { client, options } = connection;
	const customers = await readCustomers(
		client,
		orders.map(({ snapshot }) => snapshot),
		{
			rows: toCustomerRows(readRows(context, 'customerMap'), 'netsuite'),
			customerId: options.customerId,
		},
	);
	return {
		customers: new Map(
			orders.flatMap((order, at) => {
				const customer = customers[at];
				return customer ? [[order, customer] as const] : [];
			}),
		),
		abilities: toAbilities(await readTargetSettings(connection)),
		locations: await locationNames(connection),
	};
}
