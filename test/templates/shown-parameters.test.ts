import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NodeHelpers, type INode, type INodeParameters, type INodeType } from 'n8n-workflow';
import type { WorkflowNode } from '../../playground/n8n/workflow-json';
import { readTemplates } from '../../playground/world/templates';

const ROOT = join(__dirname, '..', '..');

/** The nodes of the package by the type that templates name. */
function nodeTypes(): Map<string, INodeType> {
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	return new Map(
		n8n.nodes.map((built) => {
			const source = built.replace(/^dist\//, '').replace(/\.js$/, '');
			const loaded = jest.requireActual<Record<string, new () => INodeType>>(join(ROOT, source));
			const Type = loaded[basename(source).replace('.node', '')];
			if (!Type) throw new Error(`${source} exports no class of its name`);
			const type = new Type();
			return [`n8n-nodes-order-sync.${type.description.name}`, type];
		}),
	);
}

const TYPES = nodeTypes();
const USED = readTemplates(ROOT).workflows.flatMap((workflow) =>
	workflow.nodes
		.filter(({ type }) => TYPES.has(type))
		.map((node) => [`${workflow.name}: ${node.name}`, node] as const),
);

/** Parameters that n8n drops when it loads the node, because the chosen operation does not have them. */
function dropped(node: WorkflowNode): string[] {
	const { description } = TYPES.get(node.type) as INodeType;
	const given = node.parameters as INodeParameters;
	const kept = NodeHelpers.getNodeParameters(
		description.properties,
		given,
		true,
		false,
		node as unknown as INode,
		description,
	);
	return Object.keys(given).filter((name) => !(name in (kept ?? {})));
}

it.each(USED)('%s sets only what its operation has', (_name, node) => {
	expect(dropped(node)).toEqual([]);
});
