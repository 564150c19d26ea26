import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../n8n/json';
import type { TableSpec, WorkflowJson, WorkflowNode } from '../n8n/workflow-json';

/** The credential each node type of the templates needs, with the id under which packages deliver it. */
const CREDENTIALS: Readonly<Record<string, { type: string; id: string; name: string }>> = {
	'n8n-nodes-order-sync.shopifyOrderEditTrigger': shopify(),
	'n8n-nodes-order-sync.shopifyOrder': shopify(),
	'n8n-nodes-order-sync.linnworksOrder': linnworks(),
	'n8n-nodes-order-sync.linnworksReturn': linnworks(),
	'n8n-nodes-order-sync.linnworksStock': linnworks(),
	'n8n-nodes-order-sync.linnworksDispatch': linnworks(),
	'n8n-nodes-order-sync.shopifyInventory': shopify(),
	'n8n-nodes-order-sync.shopifyFulfilment': shopify(),
	'n8n-nodes-order-sync.shopifyPayout': shopify(),
	'n8n-nodes-order-sync.netSuiteSalesOrder': netsuite(),
	'n8n-nodes-order-sync.netSuiteCreditMemo': netsuite(),
	'n8n-nodes-order-sync.netSuiteQuery': netsuite(),
	'n8n-nodes-base.emailSend': { type: 'smtp', id: 'osync_smtp', name: 'Mail (Order Sync)' },
};

function shopify(): { type: string; id: string; name: string } {
	return { type: 'orderSyncShopifyApi', id: 'osync_shopify', name: 'Shopify (Order Sync)' };
}

function linnworks(): { type: string; id: string; name: string } {
	return { type: 'orderSyncLinnworksApi', id: 'osync_linnworks', name: 'Linnworks (Order Sync)' };
}

function netsuite(): { type: string; id: string; name: string } {
	return { type: 'orderSyncNetSuiteApi', id: 'osync_netsuite', name: 'NetSuite (Order Sync)' };
}

export type Templates = { workflows: WorkflowJson[]; tables: TableSpec[] };

/** Settings of a template that shall differ from the shipped ones, by workflow id. */
export type SettingsChanges = Record<string, Record<string, string | number | boolean | string[]>>;

/** Other intervals for a template's schedule triggers, by workflow id and name of the node. */
export type ScheduleChanges = Record<string, Record<string, JsonObject>>;

/** Reads the shipped templates and their tables from the folder workflows/. */
export function readTemplates(root: string): Templates {
	const folder = join(root, 'workflows');
	const slugs = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
	const read = <T>(...path: string[]): T =>
		JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as T;
	return {
		workflows: slugs.map((slug) => read<WorkflowJson>(slug, 'workflow.json')),
		tables: read<{ tables: TableSpec[] }>('tables.json').tables,
	};
}

/** Names the credential on every node that needs one; the shipped JSON carries none. */
export function withCredentials(workflow: WorkflowJson): WorkflowJson {
	return {
		...workflow,
		nodes: workflow.nodes.map((node): WorkflowNode => {
			const credential = CREDENTIALS[node.type];
			if (!credential) return node;
			const { type, id, name } = credential;
			return { ...node, credentials: { [type]: { id, name } } };
		}),
	};
}

/** Nodes that hold a template's settings: *Settings*, and one for each part that runs on its own. */
const isSettings = ({ name }: WorkflowNode): boolean => /\bsettings$/i.test(name);

/** Writes other values into a template's settings, as ops would in the editor. */
export function withSettings(
	workflow: WorkflowJson,
	changes: Record<string, string | number | boolean | string[]>,
): WorkflowJson {
	const known = new Set<string>();
	const nodes = workflow.nodes.map((node) => {
		if (!isSettings(node)) return node;
		const holder = node.parameters['assignments'] as unknown as { assignments: JsonObject[] };
		const assignments = holder.assignments.map((assignment) => {
			const name = String(assignment['name']);
			known.add(name);
			const value = changes[name];
			if (value === undefined) return assignment;
			return { ...assignment, value: Array.isArray(value) ? JSON.stringify(value) : value };
		});
		return { ...node, parameters: { ...node.parameters, assignments: { assignments } } };
	});
	const unknown = Object.keys(changes).filter((name) => !known.has(name));
	if (unknown.length > 0) throw new Error(`${workflow.name} has no setting ${unknown.join(', ')}`);
	return { ...workflow, nodes: nodes as WorkflowNode[] };
}

/** Lets a template's schedule triggers fire at other intervals, as ops would set in the editor. */
export function withSchedule(
	workflow: WorkflowJson,
	intervals: Record<string, JsonObject>,
): WorkflowJson {
	const known = new Set<string>();
	const nodes = workflow.nodes.map((node): WorkflowNode => {
		const interval = intervals[node.name];
		if (!interval || node.type !== 'n8n-nodes-base.scheduleTrigger') return node;
		known.add(node.name);
		return { ...node, parameters: { ...node.parameters, rule: { interval: [interval] } } };
	});
	const unknown = Object.keys(intervals).filter((name) => !known.has(name));
	if (unknown.length > 0) throw new Error(`${workflow.name} has no schedule ${unknown.join(', ')}`);
	return { ...workflow, nodes };
}

/** Lets the Linnworks nodes use another share of the documented limits. */
export function withRateLimit(workflow: WorkflowJson, percent: number): WorkflowJson {
	if (percent === 100) return workflow;
	return {
		...workflow,
		nodes: workflow.nodes.map((node): WorkflowNode =>
			node.type.startsWith('n8n-nodes-order-sync.linnworks')
				? {
						...node,
						parameters: { ...node.parameters, options: { rateLimitPercent: percent } },
					}
				: node,
		),
	};
}
