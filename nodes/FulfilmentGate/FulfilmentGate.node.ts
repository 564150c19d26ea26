import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { decideHold } from '../../domain/gate/decide-hold';
import type { FieldRule } from '../../domain/gate/field-rule';
import type { LocalClock } from '../../domain/gate/gate-context';
import { gatePolicySchema } from '../../domain/gate/gate-policy';
import { parsePolicyRows } from '../../domain/gate/parse-policy-rows';
import { readableZodError } from '../../domain/readable-zod-error';
import { targetSnapshotSchema } from '../../domain/target/target-snapshot';
import { readRows } from '../shared/read-list';
import { readSyncItems } from '../shared/sync-items';
import { gateItem } from './gate-item';
import { toLocalClock } from './local-clock';

type Outputs = {
	proceed: INodeExecutionData[];
	hold: INodeExecutionData[];
	refuse: INodeExecutionData[];
};

export class FulfilmentGate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fulfilment Gate',
		name: 'fulfilmentGate',
		icon: { light: 'file:fulfilmentGate.svg', dark: 'file:fulfilmentGate.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["question"] === "park" ? "may it be parked?" : "may the plan be written?" }}',
		description: 'Decide by the state of the warehouse order whether an edit may still be written',
		defaults: { name: 'Fulfilment Gate' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Proceed', 'Hold', 'Refuse'],
		properties: [
			{
				displayName: 'Question',
				name: 'question',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'May the Plan Be Written?',
						value: 'apply',
						description: 'Judge a planned edit against the state of the warehouse order',
					},
					{
						name: 'May the Order Be Parked?',
						value: 'park',
						description:
							'Judge whether an order is open and untouched, so that it can be held back',
					},
				],
				default: 'apply',
			},
			{
				displayName: 'In an Unstarted Pick Wave',
				name: 'unstartedWave',
				type: 'options',
				options: [
					{ name: 'Refuse', value: 'refuse' },
					{ name: 'Take Out of the Wave and Edit', value: 'remove' },
				],
				default: 'remove',
				displayOptions: { show: { question: ['apply'] } },
				description: 'What to do with an order in a pick wave that nobody has started',
			},
			{
				displayName: 'Invoice or Pick List Printed',
				name: 'printed',
				type: 'options',
				options: [
					{ name: 'Edit All the Same', value: 'edit' },
					{ name: 'Refuse', value: 'refuse' },
				],
				default: 'refuse',
				displayOptions: { show: { question: ['apply'] } },
				description:
					'What to do with an order whose papers were printed but which nobody picks yet',
			},
			{
				displayName: 'Not Yet in the Warehouse',
				name: 'absentOrders',
				type: 'options',
				options: [
					{ name: 'Look Again Later', value: 'hold' },
					{ name: 'Refuse', value: 'refuse' },
				],
				default: 'hold',
				displayOptions: { show: { question: ['apply'] } },
				description: 'What to do with an order that the warehouse does not have',
			},
			{
				displayName: 'Policy Rows',
				name: 'policyRows',
				type: 'json',
				default: '[]',
				displayOptions: { show: { question: ['apply'] } },
				description:
					'Rows of the data table osync_gate_policy, with the columns field, until, app, editor, cut_off_time and note',
			},
			{
				displayName: 'Time Zone',
				name: 'timeZone',
				type: 'string',
				default: '',
				placeholder: 'e.g. Europe/London',
				displayOptions: { show: { question: ['apply'] } },
				description:
					"The warehouse's time zone (IANA name), in which cut-off times are meant; empty for the workflow's own",
			},
			{
				displayName: 'Checkout Window (Seconds)',
				name: 'checkoutSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 120,
				displayOptions: { show: { question: ['apply'] } },
				description:
					'How long after its creation an edit of an order by an app counts as part of the checkout',
			},
		],
	};

	/** Orders with a plan (or, for parking, items with a target) in; each on exactly one of the three outputs. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const question = this.getNodeParameter('question', 0) as 'apply' | 'park';
		const outputs: Outputs = { proceed: [], hold: [], refuse: [] };
		if (question === 'park') judgeParking.call(this, outputs);
		else judgePlans.call(this, outputs);
		return [outputs.proceed, outputs.hold, outputs.refuse];
	}
}

function judgePlans(this: IExecuteFunctions, outputs: Outputs): void {
	const policy = gatePolicySchema.parse({
		unstartedWave: this.getNodeParameter('unstartedWave', 0),
		printed: this.getNodeParameter('printed', 0),
		absentOrders: this.getNodeParameter('absentOrders', 0),
		fields: readFieldRules.call(this),
		checkoutSeconds: this.getNodeParameter('checkoutSeconds', 0, 120),
	});
	const clock = readClock.call(this);
	for (const [index, item] of readSyncItems(this.getInputData(), this.getNode()).entries()) {
		const judged = gateItem(item, policy, clock);
		outputs[judged.decision?.verdict ?? 'hold'].push({
			json: judged.item as unknown as IDataObject,
			pairedItem: { item: index },
		});
	}
}

function readFieldRules(this: IExecuteFunctions): FieldRule[] {
	const rules = parsePolicyRows(readRows(this, 'policyRows'));
	if (rules.ok) return rules.value;
	throw new NodeOperationError(this.getNode(), rules.error, {
		itemIndex: 0,
		description: 'Correct or delete the row in the data table osync_gate_policy.',
	});
}

function readClock(this: IExecuteFunctions): LocalClock {
	const named = this.getNodeParameter('timeZone', 0, '') as string;
	const timeZone = named.trim() || this.getTimezone();
	const clock = toLocalClock(new Date(), timeZone);
	if (clock) return clock;
	throw new NodeOperationError(this.getNode(), `There is no time zone "${timeZone}"`, {
		itemIndex: 0,
		description: 'Set Time Zone to an IANA name such as Europe/London.',
	});
}

function judgeParking(this: IExecuteFunctions, outputs: Outputs): void {
	for (const [itemIndex, { json }] of this.getInputData().entries()) {
		if (json['target'] === undefined) {
			outputs.refuse.push({ json, pairedItem: { item: itemIndex } });
			continue;
		}
		const target = targetSnapshotSchema.safeParse(json['target']);
		if (!target.success) {
			throw new NodeOperationError(
				this.getNode(),
				`Item ${itemIndex} carries no readable target: ${readableZodError(target.error)}`,
				{ itemIndex, description: 'Connect the gate behind Linnworks Order: Get.' },
			);
		}
		const { park, state } = decideHold(target.data.facts);
		outputs[park ? 'proceed' : 'refuse'].push({
			json: { ...json, parking: { park, code: state.code, reason: state.reason } },
			pairedItem: { item: itemIndex },
		});
	}
}
