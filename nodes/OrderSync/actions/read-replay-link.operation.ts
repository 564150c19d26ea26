import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { parseReplayLink } from '../../../domain/exception/replay-link';
import { showFor } from '../../shared/show-for';

export const description = showFor(
	'exception',
	['readReplayLink'],
	[
		{
			displayName: 'Pressed',
			name: 'pressed',
			type: 'boolean',
			default: false,
			description:
				'Whether this request is the press of the button and not the opening of the link',
		},
	],
);

/** No row has this id, and no key is this short. */
const NOBODY = { exceptionId: 0, replayKey: 'none' };

/** What a Webhook node emits in; `exceptionId` and `replayKey` of the link and `pressed` out. A wrong link names no row. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output = this.getInputData().map((item, itemIndex) => {
		const link = parseReplayLink(item.json['query']);
		return {
			json: {
				...(link.ok ? link.value : NOBODY),
				pressed: this.getNodeParameter('pressed', itemIndex) as boolean,
			},
			pairedItem: { item: itemIndex },
		};
	});
	return [output];
}
