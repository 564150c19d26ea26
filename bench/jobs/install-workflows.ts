import { buildPackage } from '../../playground/n8n/n8np';
import type { WorkflowJson, WorkflowNode } from '../../playground/n8n/workflow-json';
import { readTemplates, withCredentials, withSettings } from '../../playground/world/templates';
import type { SettingsChanges } from '../../playground/world/templates';
import type { World } from '../../playground/world/world';

/** The address that starts what a schedule would start, by the workflow and the name of the schedule. */
export const startPath = (workflowId: string, schedule: string): string =>
	`bench-${workflowId}-${schedule}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** Shipped templates, as ops would set them up for the bench, with the credentials they need. */
export function shippedTemplates(root: string, settings: SettingsChanges): WorkflowJson[] {
	return readTemplates(root)
		.workflows.filter(({ id }) => settings[id] !== undefined)
		.map((workflow) => withSettings(withCredentials(workflow), settings[workflow.id] ?? {}));
}

/**
 * Puts workflows into n8n and publishes them. In place of each schedule stands a webhook, so that a run starts when it
 * is asked for and at no other time.
 */
export async function installWorkflows(
	{ api }: World,
	workflows: readonly WorkflowJson[],
): Promise<void> {
	const started = workflows.map((workflow) => ({
		...workflow,
		nodes: workflow.nodes.map((node) => withoutSchedule(workflow.id, node)),
	}));
	const file = buildPackage({ workflows: started, tables: [], version: 'bench' });
	await api.importPackage(file, { workflowPublishingPolicy: 'publish-all' });
	for (const { id } of workflows) await api.waitUntilPublished(id);
}

function withoutSchedule(workflowId: string, node: WorkflowNode): WorkflowNode {
	if (node.type !== 'n8n-nodes-base.scheduleTrigger') return node;
	const path = startPath(workflowId, node.name);
	return {
		...node,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
}
