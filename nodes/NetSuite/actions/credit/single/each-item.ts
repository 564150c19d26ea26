import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../../../to-node-error';

/**
 * Runs an operation once per input item, one after the other, and pairs what it gives with that item. A failure stops
 * the node, or with "Continue On Fail" becomes an item with `error`.
 */
export async function eachItem(
	context: IExecuteFunctions,
	run: (itemIndex: number) => Promise<object>,
): Promise<INodeExecutionData[]> {
	const found: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			found.push({ json: (await run(itemIndex)) as IDataObject, pairedItem });
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw nodeError;
			found.push({ json: { error: nodeError.message }, pairedItem });
		}
	}
	return found;
}
