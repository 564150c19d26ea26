import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { USUAL_WAITS, type WaitPolicy } from '../../../domain/report/wait-policy';

export const GOODS_SECONDS: INodeProperties = {
	displayName: 'Look for Goods Every (Seconds)',
	name: 'goodsSeconds',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 3600,
	description: 'How often an order is looked at again while goods of it are awaited',
};

const forLanes = (lanes: string[], property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { show: { lane: lanes } },
});

/** How long the flows that keep records beside an order wait for what no call of ours can bring about. */
export const WAIT_PARAMETERS: INodeProperties[] = [
	forLanes(['linnworksRefunds', 'linnworksReturns'], {
		displayName: 'Look for Money Every (Seconds)',
		name: 'moneySeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 900,
		description: 'How often an order is looked at again while the money of a refund is on its way',
	}),
	forLanes(['dispatch', 'linnworksRefunds', 'linnworksReturns'], {
		displayName: 'Look for Dispatch Every (Seconds)',
		name: 'dispatchSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 21600,
		description: 'How often an order is looked at again that has not left the warehouse yet',
	}),
	forLanes(['dispatch'], {
		displayName: 'Look at Holds Every (Seconds)',
		name: 'holdSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 900,
		description:
			'How often an order is looked at again that has left while the shop holds its fulfilment back',
	}),
	forLanes(['linnworksReturns'], GOODS_SECONDS),
	forLanes(['linnworksReturns'], {
		displayName: 'Wait for Returned Goods (Hours)',
		name: 'waitHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 336,
		description:
			'How long after its start a return is missing of which nothing came in, and one that came in by half is short',
	}),
];

/** The waits that are set; those that do not show for a flow are the usual ones. */
export function readWaits(context: IExecuteFunctions): WaitPolicy {
	const read = (name: keyof WaitPolicy): number => {
		const value = Number(context.getNodeParameter(name, 0, USUAL_WAITS[name]));
		if (Number.isFinite(value) && value >= 0) return value;
		throw new NodeOperationError(context.getNode(), `${name} is not a number of at least 0`, {
			itemIndex: 0,
			description: 'Give a time in the unit that its name says.',
		});
	};
	return {
		moneySeconds: read('moneySeconds'),
		dispatchSeconds: read('dispatchSeconds'),
		holdSeconds: read('holdSeconds'),
		goodsSeconds: read('goodsSeconds'),
		waitHours: read('waitHours'),
	};
}
