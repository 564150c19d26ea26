import {
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRunExecutionData,
	type NodeParameterValueType,
} from 'n8n-workflow';
import type { WorkflowJson } from '../../../playground/n8n/workflow-json';

export type Items = IDataObject[];

/** What a node needs to run: its parameters, evaluated for one item, and what came in. */
export type NodeRun = {
	node: INode;
	inputs: ReadonlyArray<Items | null>;
	items: Items;
	executionId: string;
	parameter: (name: string, item: number) => unknown;
};
export type RunNode = (run: NodeRun) => Promise<Items[]>;

type Waiting = { node: INode; inputs: Array<Items | null> };

/** Indexes of the inputs without which a merge does not run (Merge 3, by mode). */
const requiredInputs = (node: INode): number[] =>
	node.parameters['mode'] === 'chooseBranch' ? [0, 1] : [];

/**
 * Runs a shipped template as n8n does (execution order v1): branches one after the other, the upper one first; a node
 * without items does not run; a node with several inputs waits for them. Parameters are evaluated by n8n's own
 * expressions.
 */
export class Template {
	private readonly workflow: Workflow;
	/** Parameters without an expression in them, by node and name. */
	private readonly fixed = new Map<string, boolean>();

	constructor(
		readonly json: WorkflowJson,
		nodeTypeOf: (type: string) => INodeType | undefined,
	) {
		this.workflow = new Workflow({
			id: json.id,
			name: json.name,
			nodes: structuredClone(json.nodes) as unknown as INode[],
			connections: structuredClone(json.connections) as unknown as IConnections,
			active: false,
			nodeTypes: {
				getByName: nodeTypeOf,
				getByNameAndVersion: nodeTypeOf,
				getKnownTypes: () => ({}),
			} as unknown as INodeTypes,
		});
	}

	/** Starts at a trigger with the items it gave. */
	async run(trigger: string, items: Items, executionId: string, runNode: RunNode): Promise<void> {
		const data: IRunExecutionData['resultData'] = { runData: {} };
		const stack: Waiting[] = [];
		const waiting = new Map<string, Waiting>();
		this.pass(this.nodeNamed(trigger), [items], data, stack, waiting);
		for (;;) {
			const next = stack.shift() ?? this.firstWaiting(waiting);
			if (!next) return;
			const outputs = await this.execute(next, data, executionId, runNode);
			this.pass(next.node, outputs, data, stack, waiting);
		}
	}

	private async execute(
		{ node, inputs }: Waiting,
		resultData: IRunExecutionData['resultData'],
		executionId: string,
		runNode: RunNode,
	): Promise<Items[]> {
		const [first] = inputs;
		const given = node.executeOnce ? (first ?? []).slice(0, 1) : (first ?? []);
		const packed = given.map((json): INodeExecutionData => ({ json }));
		const evaluate = (value: NodeParameterValueType, item: number): unknown =>
			this.workflow.expression.getParameterValue(
				value,
				{ resultData } as IRunExecutionData,
				0,
				item,
				node.name,
				packed,
				'trigger',
				{
					$execution: {
						id: executionId,
						mode: 'production',
						resumeUrl: 'http://127.0.0.1/webhook-waiting/1',
						resumeFormUrl: '',
					} as never,
				},
				{ node, data: { main: [packed] }, source: null },
			);
		const outputs = await runNode({
			node,
			inputs,
			items: given,
			executionId,
			parameter: (name, item) => {
				const value = node.parameters[name];
				if (value === undefined || this.isFixed(node, name)) return value;
				return evaluate(value, item);
			},
		});
		if (node.alwaysOutputData && (outputs[0]?.length ?? 0) === 0) outputs[0] = [{}];
		return outputs;
	}

	private isFixed(node: INode, name: string): boolean {
		const key = `${node.name}/${name}`;
		const known = this.fixed.get(key);
		if (known !== undefined) return known;
		const fixed = !JSON.stringify(node.parameters[name]).includes('"=');
		this.fixed.set(key, fixed);
		return fixed;
	}

	/** Notes what a node gave and hands it to the nodes behind it. */
	private pass(
		from: INode,
		outputs: Items[],
		{ runData }: IRunExecutionData['resultData'],
		stack: Waiting[],
		waiting: Map<string, Waiting>,
	): void {
		const main = outputs.map((items) => items.map((json): INodeExecutionData => ({ json })));
		(runData[from.name] ??= []).push({
			startTime: 0,
			executionIndex: 0,
			executionTime: 0,
			source: [],
			data: { main },
		});
		const links = this.workflow.connectionsBySourceNode[from.name]?.['main'] ?? [];
		const reached = links.flatMap((targets, output) =>
			(targets ?? []).map(({ node, index }) => ({ node: this.nodeNamed(node), index, output })),
		);
		reached.sort((a, b) => byPosition(b.node, a.node));
		for (const { node, index, output } of reached) {
			const items = outputs[output] ?? [];
			if (items.length === 0) continue;
			const count = this.workflow.connectionsByDestinationNode[node.name]?.['main']?.length ?? 1;
			if (count === 1) {
				stack.unshift({ node, inputs: [items] });
				continue;
			}
			const known = waiting.get(node.name) ?? {
				node,
				inputs: Array.from({ length: count }, () => null),
			};
			known.inputs[index] = items;
			waiting.set(node.name, known);
			if (known.inputs.some((each) => each === null)) continue;
			waiting.delete(node.name);
			stack.unshift(known);
		}
	}

	/** With nothing else to do, n8n runs what waits and has all it requires. */
	private firstWaiting(waiting: Map<string, Waiting>): Waiting | undefined {
		const ready = [...waiting.values()]
			.filter(({ node, inputs }) => requiredInputs(node).every((index) => inputs[index]))
			.sort((a, b) => byPosition(a.node, b.node))[0];
		if (ready) waiting.delete(ready.node.name);
		return ready;
	}

	private nodeNamed(name: string): INode {
		const node = this.workflow.getNode(name);
		if (!node) throw new Error(`${this.json.name} has no node "${name}"`);
		return node;
	}
}

const byPosition = (a: INode, b: INode): number =>
	a.position[1] - b.position[1] || a.position[0] - b.position[0];
