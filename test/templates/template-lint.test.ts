import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson, WorkflowNode } from '../../playground/n8n/workflow-json';
import { readTemplates, withCredentials } from '../../playground/world/templates';

const root = join(__dirname, '..', '..');
const { workflows, tables } = readTemplates(root);

/** Node types of n8n itself that the templates may use. */
const ALLOWED = new Set(
	[
		'dataTable',
		'emailSend',
		'errorTrigger',
		'executeWorkflow',
		'executeWorkflowTrigger',
		'httpRequest',
		'if',
		'merge',
		'respondToWebhook',
		'scheduleTrigger',
		'set',
		'splitInBatches',
		'stickyNote',
		'webhook',
	].map((name) => `n8n-nodes-base.${name}`),
);
const OUR_TYPES = new Set(
	[
		'shopifyOrderEditTrigger',
		'shopifyOrder',
		'shopifyInventory',
		'shopifyFulfilment',
		'shopifyPayout',
		'linnworksOrder',
		'linnworksReturn',
		'linnworksStock',
		'linnworksDispatch',
		'netSuiteSalesOrder',
		'netSuiteCreditMemo',
		'fulfilmentGate',
		'restockClassifier',
		'orderSync',
	].map((name) => `n8n-nodes-order-sync.${name}`),
);
const SLUGS: Readonly<Record<string, string>> = {
	osync_order_to_linnworks: 'order-to-linnworks',
	osync_order_edit_intake: 'order-edit-intake',
	osync_order_edit_to_linnworks: 'order-edit-to-linnworks',
	osync_order_edit_catch_up: 'order-edit-catch-up',
	osync_error_alerts: 'error-alerts',
	osync_exception_replay: 'exception-replay',
	osync_order_drift_watch: 'order-drift-watch',
	osync_order_to_netsuite: 'order-to-netsuite',
	osync_order_edit_to_netsuite: 'order-edit-to-netsuite',
	osync_refund_to_credit_memo: 'refund-to-credit-memo',
	osync_refund_mismatch_report: 'refund-mismatch-report',
	osync_payout_reconciliation: 'payout-reconciliation',
	osync_after_sales_intake: 'after-sales-intake',
	osync_refund_to_linnworks: 'refund-to-linnworks',
	osync_return_to_linnworks: 'return-to-linnworks',
	osync_restock_guard: 'restock-guard',
	osync_stock_to_shopify: 'stock-to-shopify',
	osync_dispatch_intake: 'dispatch-intake',
	osync_dispatch_to_shopify: 'dispatch-to-shopify',
	osync_silence_watch: 'silence-watch',
	osync_operations_report: 'operations-report',
	osync_mapping_audit: 'mapping-audit',
};

const connections = (workflow: WorkflowJson): Array<{ from: string; to: string }> =>
	Object.entries(
		workflow.connections as unknown as Record<string, { main: Array<Array<{ node: string }>> }>,
	).flatMap(([from, { main }]) =>
		main.flatMap((targets) => targets.map(({ node }) => ({ from, to: node }))),
	);

/** A node that nothing leads to: a trigger, or n8n's own Webhook. */
const startsRuns = ({ type }: WorkflowNode): boolean =>
	/trigger/i.test(type) || type === 'n8n-nodes-base.webhook';

const allText = (workflow: WorkflowJson): string => JSON.stringify(workflow);

describe.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
	'template %s',
	(_name, workflow) => {
		const working = workflow.nodes.filter((node) => node.type !== 'n8n-nodes-base.stickyNote');

		it('has a fixed readable id, a README and is not active', () => {
			expect(SLUGS[workflow.id]).toBeDefined();
			expect(existsSync(join(root, 'workflows', SLUGS[workflow.id] ?? '', 'README.md'))).toBe(true);
			expect(workflow['active']).toBe(false);
		});

		it('names every node once and connects only nodes that exist', () => {
			const names = workflow.nodes.map((node) => node.name);
			const ids = workflow.nodes.map((node) => node.id);
			expect(new Set(names).size).toBe(names.length);
			expect(new Set(ids).size).toBe(ids.length);
			for (const { from, to } of connections(workflow)) {
				expect(names).toContain(from);
				expect(names).toContain(to);
			}
		});

		it('reaches every working node', () => {
			const targets = new Set(connections(workflow).map(({ to }) => to));
			const starts = working.filter(startsRuns).map((node) => node.name);
			const lonely = working.filter(
				(node) => !targets.has(node.name) && !starts.includes(node.name),
			);
			expect(lonely.map((node) => node.name)).toEqual([]);
		});

		it("uses our nodes and a short list of n8n's own, no Code node", () => {
			const foreign = workflow.nodes.filter(
				(node) => !ALLOWED.has(node.type) && !OUR_TYPES.has(node.type),
			);
			expect(foreign.map((node) => node.type)).toEqual([]);
		});

		it('carries no credentials, pinned data, secrets or addresses of a machine', () => {
			expect(workflow.nodes.filter((node) => node.credentials)).toEqual([]);
			expect(workflow['pinData']).toBeUndefined();
			expect(allText(workflow)).not.toMatch(/127\.0\.0\.1|localhost|shpat_|hooks\.slack\.com/);
		});

		it('sets the error workflow, time zone and what n8n keeps of its runs', () => {
			const settings = workflow.settings ?? {};
			if (workflow.id !== 'osync_error_alerts') {
				expect(settings['errorWorkflow']).toBe('osync_error_alerts');
			}
			expect(settings['timezone']).toBe('UTC');
			expect(settings['executionOrder']).toBe('v1');
			expect(settings['saveDataErrorExecution']).toBe('all');
			expect(settings['saveDataSuccessExecution']).toBe('none');
		});

		it('explains each stage in a sticky note that names the owner', () => {
			const notes = workflow.nodes.filter((node) => node.type === 'n8n-nodes-base.stickyNote');
			expect(notes.length).toBeGreaterThanOrEqual(3);
			for (const note of notes) expect(String(note.parameters['content'])).toMatch(/\*\*Owner: /);
		});

		it('writes expressions that n8n can parse: no "}}" before their end', () => {
			const texts: string[] = [];
			JSON.stringify(
				workflow.nodes.map((node) => node.parameters),
				(_key, value: unknown) => {
					if (typeof value === 'string' && value.startsWith('={{')) texts.push(value);
					return value;
				},
			);
			for (const text of texts) expect(text.slice(0, -2)).not.toContain('}}');
		});

		it('refers to data tables by fixed id and to columns that exist', () => {
			const nodes = workflow.nodes.filter((node) => node.type === 'n8n-nodes-base.dataTable');
			for (const node of nodes) expect(unknownColumns(node)).toEqual([]);
		});

		it('refers in expressions only to nodes of its own', () => {
			const names = new Set(workflow.nodes.map((node) => node.name));
			const used = [...allText(workflow).matchAll(/\$\('([^']+)'\)/g)].map((match) => match[1]);
			expect(used.filter((name) => !names.has(name ?? ''))).toEqual([]);
		});

		it('gets a credential on every node that needs one when it is packed', () => {
			const needy = withCredentials(workflow).nodes.filter((node) =>
				['shopify', 'linnworks', 'netSuite', 'emailSend'].some((part) => node.type.includes(part)),
			);
			for (const node of needy) expect(Object.keys(node.credentials ?? {})).toHaveLength(1);
		});
	},
);

function unknownColumns(node: WorkflowNode): string[] {
	const locator = node.parameters['dataTableId'] as { mode: string; value: string };
	expect(locator.mode).toBe('id');
	const table = tables.find((each) => each.id === locator.value);
	if (!table) return [`no table ${locator.value}`];
	const known = new Set([
		...table.columns.map((column) => column.name),
		'id',
		'createdAt',
		'updatedAt',
	]);
	const filters = (node.parameters['filters'] ?? {}) as { conditions?: Array<{ keyName: string }> };
	const columns = (node.parameters['columns'] ?? {}) as { value?: Record<string, unknown> | null };
	return [
		...(filters.conditions ?? []).map((condition) => condition.keyName),
		...Object.keys(columns.value ?? {}),
	].filter((name) => !known.has(name));
}

/** Nodes that may mean the very word "open", and why. */
const ONLY_OPEN: Readonly<Record<string, string>> = {
	'Ask for another look': 'what waits for another look already is not asked for again',
	'Open failures': 'another look closes a failed workflow, so a new failure is said again',
	'Let old failures speak again': 'the same',
};

describe('exceptions', () => {
	it('that wait for another look are open: templates leave out what is resolved or superseded', () => {
		const strict = workflows.flatMap((workflow) =>
			workflow.nodes.filter((node) => {
				const { conditions = [] } = (node.parameters['filters'] ?? {}) as {
					conditions?: Array<{ keyName: string; condition: string; keyValue?: string }>;
				};
				return conditions.some(
					({ keyName, condition, keyValue }) =>
						keyName === 'status' && condition === 'eq' && keyValue === 'open',
				);
			}),
		);
		const names = new Set(strict.map((node) => node.name));
		expect([...names].sort()).toEqual(Object.keys(ONLY_OPEN).sort());
	});
});

describe('tables', () => {
	it('have ids that the public API accepts, and every column says what it means', () => {
		for (const table of tables) {
			expect(table.id).toMatch(/^[A-Za-z0-9]{16}$/);
			for (const column of table.columns) expect(column.description).not.toBe('');
		}
	});

	it('have names of which none contains another, because n8n looks names up by part', () => {
		for (const table of tables) {
			const others = tables.filter((other) => other !== table && other.name.includes(table.name));
			expect(others.map((other) => other.name)).toEqual([]);
		}
	});
});
