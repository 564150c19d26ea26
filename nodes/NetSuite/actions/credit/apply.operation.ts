import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DRY_RUN_MESSAGE } from '../../../../domain/report/applied-step';
import { inBatches } from '../../../shared/in-batches';
import { withFields } from '../../../shared/order-items';
import { RemoteError } from '../../../shared/remote-error';
import { LATE, readLimits, STOP_BEFORE } from '../../../shared/run-limits';
import { showFor } from '../../../shared/show-for';
import { readSyncItems, toFailure } from '../../../shared/sync-items';
import { toBillLine, type BillLine } from '../../mapping/books/bill-line';
import { linesQuery } from '../../mapping/books/document-queries';
import type { Connection } from '../../transport/connect-netsuite';
import { currencyIds } from '../order/apply/currency-ids';
import { applyGroup, type ApplyContext } from './apply/apply-group';
import { findDocuments } from './apply/find-documents';
import {
	externalIdOf,
	idsBehind,
	moneySteps,
	notStarted,
	openWork,
	toOutcome,
	type MoneyWork,
	type Outcome,
	type ReadyItem,
} from './apply/money-work';
import { connectCredit } from './connect-credit';
import { readCreditOptions, type CreditOptions } from './credit-options';
import { readTimeZone, todayFor } from './local-day';
import { readSettings } from './read-settings';

export const description = showFor(
	'credit',
	['apply'],
	[
		STOP_BEFORE,
		{
			displayName: 'Orders at Once',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 5,
			description: 'Max number of orders whose bookings are made side by side',
		},
	],
);

/**
 * Orders with `books`, a money `plan` and a `decision` to proceed in, each with what became of its steps as `applied`
 * out; others pass. What is booked already is found by its external id first, so that a second run books nothing twice.
 * A refund takes two calls, its credit and its payment, beside one query before and one between for a whole group.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const limits = readLimits(this);
	const fields = new Map<number, Outcome>();
	const works: MoneyWork[] = [];
	for (const [index, item] of readSyncItems(items, this.getNode()).entries()) {
		const { failure, refunds, books, plan, decision } = item;
		if (failure || !refunds || !books || plan?.about !== 'money') continue;
		if (decision?.verdict !== 'proceed') continue;
		const ready = item as ReadyItem;
		if (plan.steps.length > 0 && !limits.dryRun) works.push(openWork(index, ready));
		else fields.set(index, { applied: notStarted(ready, DRY_RUN_MESSAGE) });
	}
	if (works.length === 0) return withFields(items, fields);
	const options = readCreditOptions(this);
	const connection = await connectCredit(this, options);
	const context = await prepare(this, connection, options, works).catch((error: unknown) => {
		if (error instanceof RemoteError) return toFailure('apply', error);
		throw error;
	});
	const concurrency = Math.max(1, this.getNodeParameter('concurrency', 0, 5) as number);
	for (const group of inBatches(works, concurrency)) {
		const isLate = limits.isLate();
		if ('client' in context && !isLate) await applyGroup(group, context);
		for (const work of group) {
			fields.set(work.index, outcomeOf(work, context, isLate));
		}
	}
	return withFields(items, fields);
}

function outcomeOf(
	work: MoneyWork,
	context: ApplyContext | ReturnType<typeof toFailure>,
	isLate: boolean,
): Outcome {
	if (!('client' in context)) return { failure: context };
	if (isLate) return { applied: notStarted(work.item, LATE) };
	return toOutcome(work);
}

/** Everything the bookings lean on, read once for all orders; nothing is left for the writes to find out. */
async function prepare(
	context: IExecuteFunctions,
	connection: Connection,
	options: CreditOptions,
	works: readonly MoneyWork[],
): Promise<ApplyContext> {
	const { client } = connection;
	const timeZone = readTimeZone(context, options);
	const settings = await readSettings(context, connection, options);
	const steps = works.flatMap((work) =>
		moneySteps(work).map((step) => ({ step, books: work.item.books })),
	);
	const known = await findDocuments(client, {
		externalIds: steps.map(({ step }) => externalIdOf(step)),
		ids: steps.flatMap(({ step, books }) => idsBehind(step, books)),
	});
	const isAlone = steps.some(({ step }) => step.route.kind === 'standalone');
	const currencies = isAlone ? await currencyIds(connection) : new Map<string, string>();
	return {
		...{ client, settings, known, timeZone },
		currencyIdOf: (currency) => currencies.get(currency.toUpperCase()) ?? '',
		lines:
			options.creditLines === 'originalItems'
				? await readSources(
						connection,
						options,
						steps.flatMap(({ step }) => sourceOf(step)),
					)
				: [],
		today: todayFor(options, timeZone),
	};
}

/** The document whose lines a credit can be made from. */
function sourceOf({ route }: ReturnType<typeof moneySteps>[number]): string[] {
	if (route.kind === 'invoice' || route.kind === 'cashSale') return [route.billId];
	return route.kind === 'returnAuthorization' ? [route.returnAuthorizationId] : [];
}

async function readSources(
	{ client }: Connection,
	{ lineIdField }: CreditOptions,
	ids: readonly string[],
): Promise<BillLine[]> {
	const lines: BillLine[] = [];
	for (const batch of inBatches([...new Set(ids)], 900)) {
		const { q, params } = linesQuery(batch, lineIdField);
		lines.push(...(await client.query(q, params)).map(toBillLine));
	}
	return lines;
}
