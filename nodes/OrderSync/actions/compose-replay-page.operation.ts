import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { composeReplayPage } from '../../../domain/exception/replay-page';
import { showFor } from '../../shared/show-for';
import { readException } from './read-exception';

export const description = showFor(
	'exception',
	['composeReplayPage'],
	[
		{
			displayName: 'Pressed',
			name: 'pressed',
			type: 'boolean',
			default: false,
			description:
				'Whether the person pressed the button, so that the page says what happens now instead of asking',
		},
	],
);

/**
 * The row of the exceptions table that a link names in, or the empty item that n8n sends when there is none; `page`
 * (statusCode, html) out.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output = this.getInputData().map((item, itemIndex) => {
		const row = item.json['id'] === undefined ? null : readException(this, item, itemIndex);
		const pressed = this.getNodeParameter('pressed', itemIndex) as boolean;
		return { json: { page: composeReplayPage(row, pressed) }, pairedItem: { item: itemIndex } };
	});
	return [output];
}
