import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { classifyRestocks } from '../../domain/restock/classify-restock';
import type { RestockFacts } from '../../domain/restock/restock-facts';
import type { RestockPolicy } from '../../domain/restock/restock-policy';
import { hasFailed } from '../shared/order-items';
import { readRestockFacts } from './read-restock-facts';
import { readRestockPolicy } from './read-restock-policy';
import { outputOf, type RestockOutput } from './restock-output';

type Outputs = Record<RestockOutput, INodeExecutionData[]>;

export class RestockClassifier implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Restock Classifier',
		name: 'restockClassifier',
		icon: { light: 'file:restockClassifier.svg', dark: 'file:restockClassifier.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "proven by " + [$parameter["proof"]].flat().join(" or ") }}',
		description: 'Tell goods that really came back from restocks that only stand in the books',
		defaults: { name: 'Restock Classifier' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Goods Back', 'No Stock Movement', 'Review'],
		properties: [
			{
				displayName: 'Facts',
				name: 'facts',
				type: 'json',
				default: '={{ $json.restockFacts }}',
				required: true,
				description: 'Everything known about the goods of one order, as restock facts',
			},
			{
				displayName: 'Proof of Goods-In',
				name: 'proof',
				type: 'multiOptions',
				options: [
					{
						name: 'Actioned RMA',
						value: 'rma',
						description: 'The warehouse booked a return of the order in',
					},
					{
						name: 'Booked Stock Movement',
						value: 'stockMovement',
						description:
							'The stock history of the warehouse shows the units coming in for the order',
					},
					{
						name: 'Restocked in the Shop',
						value: 'disposition',
						description:
							'Returned goods were looked at in the shop and restocked at a mapped location',
					},
				],
				default: ['rma', 'stockMovement'],
				description: 'What proves that goods are on the shelf again; any one of them is enough',
			},
			{
				displayName: 'Wait for Proof (Hours)',
				name: 'waitHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 72,
				description:
					'How long a claim waits for its proof, or for the money of its refund, before it goes to Review',
			},
			{
				displayName: 'Target System',
				name: 'targetSystem',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Linnworks', value: 'linnworks' },
					{ name: 'NetSuite', value: 'netsuite' },
				],
				default: 'linnworks',
				description: 'The system that keeps the stock; only its rows of the location map count',
			},
			{
				displayName: 'Mapped Locations',
				name: 'mappedLocations',
				type: 'json',
				default: '[]',
				description:
					'Rows of the data table osync_location_map, with the columns target_system, source_location_id and target_location_id',
			},
		],
	};

	/**
	 * Orders in, one item for each verdict out, on exactly one of the three outputs. An order that an earlier step gave up
	 * is left out: its facts were not read to the end, and the report explains it. Unreadable facts stop the node or, if it
	 * is set to go on, are an item with the error on Review.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const policy = readRestockPolicy(this);
		const outputs: Outputs = { goodsBack: [], noMovement: [], review: [] };
		const now = new Date();
		for (const [itemIndex, item] of this.getInputData().entries()) {
			if (hasFailed(item)) continue;
			const facts = readRestockFacts(this, itemIndex);
			if (facts.ok) {
				classifyOrder({ facts: facts.value, policy, now }, itemIndex, outputs);
			} else if (this.continueOnFail()) {
				outputs.review.push({ json: { error: facts.error }, pairedItem: { item: itemIndex } });
			} else {
				throw new NodeOperationError(this.getNode(), facts.error, {
					itemIndex,
					description: 'Set Facts to the restock facts of one order.',
				});
			}
		}
		return [outputs.goodsBack, outputs.noMovement, outputs.review];
	}
}

function classifyOrder(
	{ facts, policy, now }: { facts: RestockFacts; policy: RestockPolicy; now: Date },
	itemIndex: number,
	outputs: Outputs,
): void {
	const { orderKey, name } = facts.order;
	for (const verdict of classifyRestocks(facts, policy, now)) {
		outputs[outputOf(verdict)].push({
			json: { ...verdict, order: { orderKey, name } } as unknown as IDataObject,
			pairedItem: { item: itemIndex },
		});
	}
}
