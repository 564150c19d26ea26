import type { WorkflowJson } from '../../../playground/n8n/workflow-json';
import { ourNode } from './our-nodes';
import { Template, type Items } from './template';

const get = (parameters: object): WorkflowJson =>
	({
		id: 'w1',
		name: 'One node',
		nodes: [
			{ name: 'Start', type: 'n8n-nodes-base.set', parameters: {}, position: [0, 0] },
			{
				...{ name: 'Read', type: 'n8n-nodes-order-sync.shopifyFulfilment', typeVersion: 1 },
				...{ id: 'n2', position: [0, 0] },
				parameters: { resource: 'fulfilment', operation: 'get', ...parameters },
			},
		],
		connections: { Start: { main: [[{ node: 'Read', type: 'main', index: 0 }]] } },
	}) as unknown as WorkflowJson;

it('a parameter that the chosen operation does not have is dropped, as n8n does', async () => {
	const seen: unknown[] = [];
	const template = new Template(get({ orderId: '={{ $json.id }}', dryRun: true }), ourNode);
	await template.run('Start', [{ id: 'order-1' }], '1', async ({ node, items, parameter }) => {
		if (node.name === 'Read') seen.push(parameter('orderId', 0), parameter('dryRun', 0));
		return [items] satisfies Items[];
	});
	expect(seen).toEqual(['order-1', undefined]);
});
