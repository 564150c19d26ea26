import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson, WorkflowNode } from '../../playground/n8n/workflow-json';
import type { World } from '../../playground/world/world';
import { DEFAULT_CREDENTIALS } from '../../simulators/linnworks';

const CREDENTIAL_IDS = { httpHeaderAuth: 'benchHeaderAuth', httpCustomAuth: 'benchCustomAuth' };

/** A workflow of n8n's own nodes below bench/, with its credentials named. */
export function readWorkflow(file: string): WorkflowJson {
	const path = join(__dirname, '..', file);
	const workflow = JSON.parse(readFileSync(path, 'utf8')) as WorkflowJson;
	return { ...workflow, nodes: workflow.nodes.map(withCredential) };
}

function withCredential(node: WorkflowNode): WorkflowNode {
	const type = node.parameters['genericAuthType'];
	if (type !== 'httpHeaderAuth' && type !== 'httpCustomAuth') return node;
	return { ...node, credentials: { [type]: { id: CREDENTIAL_IDS[type], name: type } } };
}

/** What n8n's HTTP Request node needs to be let in by both systems. */
export async function putCredentials({ api, shopify }: World): Promise<void> {
	await api.putCredential({
		id: CREDENTIAL_IDS.httpHeaderAuth,
		name: 'httpHeaderAuth',
		type: 'httpHeaderAuth',
		data: { name: 'X-Shopify-Access-Token', value: shopify.settings.accessToken },
	});
	const { applicationId, applicationSecret, installationToken } = DEFAULT_CREDENTIALS;
	const body = {
		ApplicationId: applicationId,
		ApplicationSecret: applicationSecret,
		Token: installationToken,
	};
	await api.putCredential({
		id: CREDENTIAL_IDS.httpCustomAuth,
		name: 'httpCustomAuth',
		type: 'httpCustomAuth',
		data: { json: JSON.stringify({ body }) },
	});
}
