import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../playground/world/world';
import { startPath } from './install-workflows';

const POLL_MS = 500;

/** Starts a workflow in place of its schedule and waits for its end. */
export async function runWorkflow(
	{ n8n, api }: World,
	workflowId: string,
	schedule: string,
): Promise<void> {
	const url = `${n8n.url}/webhook/${startPath(workflowId, schedule)}`;
	const answer = await fetch(url, { method: 'POST' });
	if (!answer.ok) throw new Error(`${workflowId} did not start: ${await answer.text()}`);
	do await sleep(POLL_MS);
	while ((await api.listExecutions({ workflowId, status: 'running' })).length > 0);
	const [failed] = await api.listExecutions({ workflowId, status: 'error', limit: 1 });
	if (failed) {
		const { data } = await api.getExecution(failed.id);
		throw new Error(`${workflowId} failed: ${JSON.stringify(data).slice(0, 3000)}`);
	}
}
