import { DEFAULT_SWITCHES, type NetSuiteSwitches } from '../switches';
import { Catalogue } from './catalogue';
import { Ids } from './ids';
import { TransactionTable } from './transaction-table';

/** A custom field the account defines. */
export interface CustomField {
	/** `custbody_...` on transactions, `custcol_...` on their lines. */
	name: string;
	kind: 'text' | 'number' | 'boolean' | 'date';
}

/** Everything one simulated NetSuite account holds. Knows no rules. */
export interface World {
	readonly clock: () => Date;
	readonly switches: NetSuiteSwitches;
	/** Root of every link in an answer, known once the simulator listens. */
	baseUrl: string;
	ids: Ids;
	catalogue: Catalogue;
	transactions: TransactionTable;
	customFields: CustomField[];
	/** Posting periods up to this ISO date are closed. */
	closedUntil: string | null;
}

function emptyAccount(): Pick<
	World,
	'ids' | 'catalogue' | 'transactions' | 'customFields' | 'closedUntil'
> {
	return {
		ids: new Ids(),
		catalogue: new Catalogue(),
		transactions: new TransactionTable(),
		customFields: [
			{ name: 'custcol_shopify_line_id', kind: 'text' },
			{ name: 'custbody_shopify_order_id', kind: 'text' },
			{ name: 'custbody_osync_hold', kind: 'boolean' },
			{ name: 'custbody_osync_hold_by', kind: 'text' },
		],
		closedUntil: null,
	};
}

/** An account with its default lists and nothing else. */
export function createWorld(clock: () => Date, switches: Partial<NetSuiteSwitches>): World {
	return { clock, switches: { ...DEFAULT_SWITCHES, ...switches }, baseUrl: '', ...emptyAccount() };
}

/** Empties the account and puts every switch back to the given settings. */
export function resetWorld(world: World, switches: Partial<NetSuiteSwitches>): void {
	Object.assign(world, emptyAccount());
	Object.assign(world.switches, DEFAULT_SWITCHES, switches);
}
