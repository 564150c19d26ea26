import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { OrderSyncNetSuiteApi } from '../../credentials/OrderSyncNetSuiteApi.credentials';
import { OrderSyncShopifyApi } from '../../credentials/OrderSyncShopifyApi.credentials';
import { TABLES } from '../../playground/world/install-templates';
import { readTemplates } from '../../playground/world/templates';
import { runDataTable, runIf, runMerge, runSet } from '../../test/convergence/engine/base-nodes';
import { DataTables } from '../../test/convergence/engine/data-tables';
import { Life } from '../../test/convergence/engine/life';
import { ourNode, runOurNode, type Credential } from '../../test/convergence/engine/our-nodes';
import { Template, type Items, type NodeRun } from '../../test/convergence/engine/template';
import type { Vendors } from './vendors/vendors';

const { workflows, tables } = readTemplates(join(__dirname, '..', '..'));
const templates = new Map(workflows.map((json) => [json.id, new Template(json, ourNode)]));

/** A life in which calls go side by side, as they do in n8n. */
class BusyLife extends Life {
	override async act<T>(work: () => Promise<T> | T): Promise<T> {
		return await work();
	}
}

let accounts = 0;

/**
 * The shipped templates in this process, without n8n's queue and database: our nodes, n8n's expressions, and tables in
 * memory. Each has a credential of its own, so that nothing is remembered of the account yet.
 */
export class Automation {
	readonly tables = new DataTables(tables);
	readonly settings: IDataObject;
	readonly credentials: Readonly<Record<'shopify' | 'netsuite', Credential>>;
	/** The credential's id, under which nodes remember lists of the account. */
	readonly account = `bench-${++accounts}`;
	private readonly life = new BusyLife();
	private executions = 0;

	constructor(facts: ReturnType<Vendors['about']>) {
		const { customerId, refundItemId, taxCodeId, location } = facts;
		this.settings = { customerId, refundItemId, suiteTaxCodeId: taxCodeId, suiteTaxTypeId: '1' };
		this.credentials = credentialsFor(facts);
		this.tables.insert(TABLES.locationMap, {
			target_system: 'netsuite',
			source_location_id: location.sourceId,
			source_location_name: location.name,
			target_location_id: location.targetId,
			target_location_name: location.name,
		});
	}

	/** Runs a template from one of its triggers; answers what the nodes gave that were asked for. */
	async run(
		id: string,
		trigger: string,
		items: Items,
		wanted: readonly string[] = [],
	): Promise<Items> {
		const template = templates.get(id);
		if (!template) throw new Error(`There is no template ${id}`);
		const found: Items = [];
		this.executions += 1;
		await template.run(trigger, items, String(this.executions), async (run) => {
			const outputs = await this.runNode(run);
			if (wanted.includes(run.node.name)) found.push(...(outputs[0] ?? []));
			return outputs;
		});
		return found;
	}

	/** Runs one operation of a node of ours by itself; a parameter may be a function of the item's index. */
	async operate(type: string, parameters: Record<string, unknown>, items: Items): Promise<Items> {
		const node = { name: type, type: `n8n-nodes-order-sync.${type}`, parameters };
		const run = {
			...{ node, inputs: [items], items, executionId: 'bench' },
			parameter: (name: string, item: number) => {
				const value = parameters[name];
				return typeof value === 'function' ? (value as (at: number) => unknown)(item) : value;
			},
		};
		const [output] = await this.runNode(run as unknown as NodeRun);
		return output ?? [];
	}

	private async runNode(run: NodeRun): Promise<Items[]> {
		switch (run.node.type) {
			case 'n8n-nodes-base.set':
				return this.asSet(run.parameter('mode', 0) === 'raw' ? rawSet(run) : runSet(run));
			case 'n8n-nodes-base.if':
				return runIf(run);
			case 'n8n-nodes-base.merge':
				return runMerge(run);
			case 'n8n-nodes-base.dataTable':
				return await runDataTable(run, this.tables, this.life);
		}
		const vendor = run.node.type.includes('.shopify') ? 'shopify' : 'netsuite';
		return await runOurNode(run, this.credentials[vendor], this.account, this.life);
	}

	private asSet(outputs: Items[]): Items[] {
		return outputs.map((items) =>
			items.map((item) => ({
				...item,
				...Object.fromEntries(Object.entries(this.settings).filter(([name]) => name in item)),
			})),
		);
	}
}

/** Set with its output as one piece of JSON. */
const rawSet = ({ items, parameter }: NodeRun): Items[] => [
	items.map((_item, at) => {
		const json = parameter('jsonOutput', at);
		return (typeof json === 'string' ? JSON.parse(json) : json) as IDataObject;
	}),
];

function credentialsFor({ shopify, netsuite }: ReturnType<Vendors['about']>) {
	const { accountId, oauth2 } = netsuite.credentials;
	const { domain, accessToken, clientId, clientSecret } = shopify.settings;
	return {
		shopify: {
			name: 'orderSyncShopifyApi',
			type: new OrderSyncShopifyApi(),
			data: {
				...{ shop: domain, authentication: 'accessToken', accessToken, clientId, clientSecret },
				...{ apiVersion: '2026-10', baseUrl: shopify.url, sessionToken: '' },
			},
		},
		netsuite: {
			name: 'orderSyncNetSuiteApi',
			type: new OrderSyncNetSuiteApi(),
			data: {
				...{ accountId, ...oauth2, authentication: 'oauth2', algorithm: 'ES256' },
				...{ accessToken: '', baseUrl: netsuite.url },
			},
		},
	};
}
