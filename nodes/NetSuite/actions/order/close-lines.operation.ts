import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { RemoteUnknownOutcome } from '../../../shared/remote-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { showFor } from '../../../shared/show-for';
import { rawSalesOrderSchema } from '../../mapping/raw/raw-sales-order';
import { toClosing, type Closing, type ClosingWish } from '../../mapping/to-close-body';
import { connectOrders, type OrderConnection } from './connect-orders';
import { DRY_RUN, isDryRun } from '../../../shared/dry-run';
import { readTargets, type TargetLookup } from './read-targets';
import { readWish, wishProperties } from './wish-parameters';

export const description = showFor(
	'order',
	['closeLines'],
	[
		...wishProperties,
		{
			displayName: 'Lines',
			name: 'lines',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1, 4',
			description:
				"Keys of the lines, or the shop's IDs of them, separated by commas; empty for all open lines, which closes the order",
		},
		{
			displayName: 'Close All the Same',
			name: 'closeAllTheSame',
			type: 'boolean',
			default: false,
			description:
				'Whether to close lines of which units are picked, packed, in a wave, or shipped but not billed',
		},
		DRY_RUN,
	],
);

type Outcome = Pick<Closing, 'lines' | 'closedBefore'> & {
	orderId: string;
	status: 'done' | 'alreadyDone' | 'dryRun';
};

/**
 * Closes lines of orders, one PATCH each, and adds to each item which ones it `closed`. What cannot be closed stops the
 * node before anything of that order is written, or with "Continue On Fail" becomes the item's `error`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const connection = await connectOrders(this);
	const results: INodeExecutionData[] = [];
	for (const [index, item] of this.getInputData().entries()) {
		const pairedItem = { item: index };
		try {
			const closed = await closeLines.call(this, index, connection);
			results.push({ json: { ...item.json, closed }, pairedItem });
		} catch (error) {
			const stopped = new NodeOperationError(this.getNode(), error as Error, { itemIndex: index });
			if (!this.continueOnFail()) throw stopped;
			results.push({ json: { ...item.json, error: stopped.message }, pairedItem });
		}
	}
	return results;
}

async function closeLines(
	this: IExecuteFunctions,
	itemIndex: number,
	connection: OrderConnection,
): Promise<Outcome> {
	const stop = (message: string): never => {
		throw new NodeOperationError(this.getNode(), message, { itemIndex });
	};
	const order = readWish(this, itemIndex);
	const look = async (): Promise<Found> =>
		found((await readTargets(connection, [order], 'target'))[0], stop);
	const names = String(this.getNodeParameter('lines', itemIndex, ''));
	const wish: ClosingWish = {
		lines: names.split(',').flatMap((name) => name.trim() || []),
		lineIdField: connection.options.lineIdField,
		evenUnderWay: this.getNodeParameter('closeAllTheSame', itemIndex, false) === true,
	};
	const before = await look();
	const { unknown, waves } = before.target.facts;
	if (!wish.evenUnderWay && unknown.length > 0) stop(`Could not read: ${unknown.join(', ')}`);
	if (!wish.evenUnderWay && waves.length > 0) stop('The order is in a pick wave');
	const closing = toClosing(rawSalesOrderSchema.parse(before.record), wish);
	if (!closing.ok) return stop(closing.error);
	const { body, lines, closedBefore } = closing.value;
	const outcome = { orderId: before.target.orderId, lines, closedBefore };
	if (lines.length === 0) return { ...outcome, status: 'alreadyDone' };
	if (isDryRun(this)) return { ...outcome, status: 'dryRun' };
	const written = await remoteOutcome(
		connection.client.updateRecord('salesOrder', outcome.orderId, body),
	);
	if (written.ok) return { ...outcome, status: 'done' };
	if (!(written.error instanceof RemoteUnknownOutcome)) return stop(written.error.message);
	const after = toClosing(rawSalesOrderSchema.parse((await look()).record), wish);
	const isClosed = after.ok && after.value.lines.length === 0;
	if (isClosed) return { ...outcome, status: 'done' };
	return stop(
		'NetSuite did not answer, and the lines do not show as closed: look before trying again',
	);
}

type Found = Extract<TargetLookup, { record: unknown }>;

function found(look: TargetLookup | undefined, stop: (message: string) => never): Found {
	if (look && 'failure' in look) return stop(look.failure.reason);
	if (!look?.target) return stop('NetSuite has no such order');
	return look;
}
