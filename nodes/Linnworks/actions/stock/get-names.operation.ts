import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { RemoteError } from '../../../shared/remote-error';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { connectLinnworks } from '../connect-linnworks';

type Named = { id: string; name: string };

/** One item with `id` and `name` for each stock location. The input only starts it. */
export async function getLocations(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await listed(this, async (client) =>
		(await client.getStockLocations()).map(({ StockLocationId: id, LocationName: name }) => ({
			...{ id, name },
		})),
	);
}

/** One item with `id` and `name` for each postal service. The input only starts it. */
export async function getServices(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await listed(this, async (client) =>
		(await client.getPostalServices()).map(
			({ pkPostalServiceId: id, PostalServiceName: name }) => ({
				...{ id, name },
			}),
		),
	);
}

/** Asked anew each time: who checks names wants those of today, not remembered ones. */
async function listed(
	context: IExecuteFunctions,
	read: (client: LinnworksClient) => Promise<Named[]>,
): Promise<INodeExecutionData[]> {
	const names = await read(connectLinnworks(context, 'bulk').client).catch((error: unknown) => {
		throw unreadable(context, error);
	});
	return names.map((json) => ({ json, pairedItem: { item: 0 } }));
}

function unreadable(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof RemoteError)) return error;
	return new NodeOperationError(context.getNode(), error.message, {
		itemIndex: 0,
		description: 'Nothing was given out. Run it again.',
	});
}
