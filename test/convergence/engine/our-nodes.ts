import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { FulfilmentGate } from '../../../nodes/FulfilmentGate/FulfilmentGate.node';
import { LinnworksDispatch } from '../../../nodes/Linnworks/LinnworksDispatch.node';
import { LinnworksOrder } from '../../../nodes/Linnworks/LinnworksOrder.node';
import { LinnworksReturn } from '../../../nodes/Linnworks/LinnworksReturn.node';
import { LinnworksStock } from '../../../nodes/Linnworks/LinnworksStock.node';
import { NetSuiteCreditMemo } from '../../../nodes/NetSuite/NetSuiteCreditMemo.node';
import { NetSuiteQuery } from '../../../nodes/NetSuite/NetSuiteQuery.node';
import { NetSuiteSalesOrder } from '../../../nodes/NetSuite/NetSuiteSalesOrder.node';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { RestockClassifier } from '../../../nodes/RestockClassifier/RestockClassifier.node';
import { ShopifyFulfilment } from '../../../nodes/Shopify/ShopifyFulfilment.node';
import { ShopifyInventory } from '../../../nodes/Shopify/ShopifyInventory.node';
import { ShopifyOrder } from '../../../nodes/Shopify/ShopifyOrder.node';
import { nodeContext, type ContextOptions } from '../../support/node-context';
import type { Life } from './life';
import type { Items, NodeRun } from './template';

const PREFIX = 'n8n-nodes-order-sync.';
const NODES: Readonly<Record<string, INodeType>> = {
	shopifyOrder: new ShopifyOrder(),
	shopifyFulfilment: new ShopifyFulfilment(),
	shopifyInventory: new ShopifyInventory(),
	linnworksOrder: new LinnworksOrder(),
	linnworksDispatch: new LinnworksDispatch(),
	linnworksReturn: new LinnworksReturn(),
	linnworksStock: new LinnworksStock(),
	restockClassifier: new RestockClassifier(),
	netSuiteSalesOrder: new NetSuiteSalesOrder(),
	netSuiteCreditMemo: new NetSuiteCreditMemo(),
	netSuiteQuery: new NetSuiteQuery(),
	fulfilmentGate: new FulfilmentGate(),
	orderSync: new OrderSync(),
};

/** The node of ours that a template names by its type. */
export const ourNode = (type: string): INodeType | undefined =>
	type.startsWith(PREFIX) ? NODES[type.slice(PREFIX.length)] : undefined;

export type Credential = NonNullable<ContextOptions['credential']>;
type Send = (type: string, request: IHttpRequestOptions) => Promise<unknown>;

/** Runs a node of ours in a strict context; every call to a vendor is an act of the process's life. */
export async function runOurNode(
	run: NodeRun,
	credential: Credential | undefined,
	account: string,
	life: Life,
): Promise<Items[]> {
	const node = ourNode(run.node.type);
	if (!node?.execute) throw new Error(`${run.node.name} is of no type that can be run`);
	const parameters = Object.fromEntries(
		Object.keys(run.node.parameters).map((name) => [
			name,
			(item: number) => run.parameter(name, item),
		]),
	);
	const credentials = credential ? { [credential.name]: { id: account, name: account } } : {};
	const options: ContextOptions = {
		items: run.items,
		parameters,
		...(credential ? { credential } : {}),
		extra: {
			getNode: () => ({ ...run.node, credentials }),
			getExecutionId: () => run.executionId,
			getTimezone: () => 'Europe/London',
		},
	};
	const { helpers } = nodeContext(options) as unknown as {
		helpers: { httpRequestWithAuthentication: Send };
	};
	const context = nodeContext({
		...options,
		extra: {
			...options.extra,
			helpers: {
				httpRequestWithAuthentication: (type: string, request: IHttpRequestOptions) =>
					life.act(() => helpers.httpRequestWithAuthentication(type, request)),
				prepareBinaryData: async (data: Buffer, fileName: string) => ({ data, fileName }),
			},
		},
	});
	const outputs = (await node.execute.call(context as IExecuteFunctions)) ?? [];
	return (outputs as Array<Array<{ json: IDataObject }>>).map((items) =>
		items.map(({ json }) => structuredClone(json)),
	);
}
