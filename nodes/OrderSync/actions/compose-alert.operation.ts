import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { composeAlert } from '../../../domain/exception/compose-alert';
import { toReplayLink } from '../../../domain/exception/replay-link';
import { showFor } from '../../shared/show-for';
import { readException } from './read-exception';

export const description = showFor(
	'exception',
	['composeAlert'],
	[
		{
			displayName: 'Replay URL',
			name: 'replayUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/osync-exception-replay',
			description:
				'Address of the page that asks for another look at the order; empty leaves the link out',
		},
	],
);

/** Rows of the exceptions table in; the same items with `alert` (Slack text, mail subject, text and HTML) out. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output = this.getInputData().map((item, itemIndex) => {
		const row = readException(this, item, itemIndex);
		const replayUrl = this.getNodeParameter('replayUrl', itemIndex, '') as string;
		const alert = composeAlert(row, toReplayLink(replayUrl, row));
		return {
			json: { ...item.json, alert: alert as unknown as IDataObject },
			pairedItem: { item: itemIndex },
		};
	});
	return [output];
}
