import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DRY_RUN_MESSAGE, type Application } from '../../../domain/report/applied-step';
import { inBatches } from '../../shared/in-batches';
import { readSyncItems, toFailure } from '../../shared/sync-items';
import { countries } from './account-cache';
import { applyGroup, type GroupPolicy } from './apply/apply-group';
import { findConflict } from './apply/find-conflict';
import {
	inConflict,
	isParked,
	notStarted,
	openWork,
	type Outcome,
	type OrderWork,
	type ReadyItem,
} from './apply/order-work';
import { connectLinnworks, type Connection } from './connect-linnworks';
import {
	notCreated,
	toImportWork,
	type ImportOutcome,
	type ImportWork,
} from './create/import-work';
import { importOrders } from './create/import-orders';
import { readOrdersById } from './find-orders';
import { withFields } from '../../shared/order-items';
import { remoteOutcome } from '../../shared/remote-outcome';
import { LATE, readLimits, STOP_BEFORE } from '../../shared/run-limits';
import { applySuccessions } from './succession/apply-successions';
import { toSuccessionWork, type SuccessionWork } from './succession/succession-work';
import { showFor } from '../../shared/show-for';

export const description = showFor(
	'order',
	['apply'],
	[
		{
			displayName: 'Parked Orders',
			name: 'parkedOrders',
			type: 'options',
			options: [
				{
					name: 'Edit While Parked',
					value: 'editParked',
					description: 'For accounts that were seen to accept edits of parked orders',
				},
				{
					name: 'Unpark First',
					value: 'unparkFirst',
					description: 'The documented rule: a parked order cannot be edited',
				},
			],
			default: 'unparkFirst',
			description: 'How to write to orders that are parked and may be edited',
		},
		STOP_BEFORE,
		{
			displayName: 'Orders at Once',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 5,
			description: 'Max number of orders written side by side',
		},
	],
);

/** Orders created between two looks at the clock; CreateOrders takes as many. */
const ORDERS_AT_ONCE = 20;

type Candidate = { index: number; item: ReadyItem };
type Fields = Map<number, Outcome | ImportOutcome>;

/**
 * Orders with `plan` and a `decision` to proceed in, each with what became of its steps as `applied` out; others
 * pass. Every order is read again first and left alone when it is no longer what its plan was made from. Writing is
 * not atomic; `apply/apply-order.ts` says what stays behind when a step fails, and who repairs it. An order that is
 * created gets the created order as its `target`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const { dryRun, isLate } = readLimits(this);
	const fields: Fields = new Map();
	const candidates: Candidate[] = [];
	const imports: ImportWork[] = [];
	const successions: SuccessionWork[] = [];
	for (const [index, item] of readSyncItems(items, this.getNode()).entries()) {
		const [creation] = toImportWork(index, item);
		if (creation && dryRun) {
			fields.set(index, notCreated(creation, 'notStarted', DRY_RUN_MESSAGE));
		} else if (creation) imports.push(creation);
		if (item.failure || !item.target || !item.plan) continue;
		if (item.decision?.verdict !== 'proceed') continue;
		const [succession] = dryRun ? [] : toSuccessionWork(index, item);
		if (succession) {
			successions.push(succession);
			continue;
		}
		const ready = item as ReadyItem;
		if (item.plan.steps.length > 0 && !dryRun) candidates.push({ index, item: ready });
		else fields.set(index, { applied: untouched(ready, DRY_RUN_MESSAGE) });
	}
	if (candidates.length + imports.length + successions.length === 0)
		return withFields(items, fields);
	const connection = connectLinnworks(this);
	const works = await readAgain(connection, candidates, fields);
	const concurrency = Math.max(1, this.getNodeParameter('concurrency', 0, 5) as number);
	const parkedOrders = this.getNodeParameter(
		'parkedOrders',
		0,
		'unparkFirst',
	) as GroupPolicy['parkedOrders'];
	const context = {
		client: connection.client,
		countries: await countriesFor(connection, works, fields),
	};
	const ready = works.filter((work) => !fields.has(work.index));
	for (const group of inBatches(ready, concurrency)) {
		addTo(fields, isLate() ? late(group) : await applyGroup(group, context, { parkedOrders }));
	}
	for (const group of inBatches(successions, concurrency)) {
		const outcomes = isLate()
			? late(group.map(({ index, item }) => ({ index, item, live: null })))
			: await applySuccessions(
					group,
					{ client: connection.client, countries: [] },
					{ parkedOrders },
				);
		addTo(fields, outcomes);
	}
	for (const group of inBatches(imports, ORDERS_AT_ONCE)) {
		addTo(fields, isLate() ? lateImports(group) : await importAll(group, connection, parkedOrders));
	}
	return withFields(items, fields);
}

const addTo = (fields: Fields, outcomes: ReadonlyMap<number, Outcome | ImportOutcome>): void => {
	for (const [index, outcome] of outcomes) fields.set(index, outcome);
};

/** Countries are read for the rare address that creating did not carry; without them nothing is created. */
async function importAll(
	works: readonly ImportWork[],
	connection: Connection,
	parkedOrders: GroupPolicy['parkedOrders'],
): Promise<Map<number, ImportOutcome>> {
	const read = await remoteOutcome(countries(connection));
	if (read.ok) {
		const context = { client: connection.client, countries: read.value };
		return await importOrders(works, context, { parkedOrders });
	}
	const failure = toFailure('apply', read.error);
	return new Map(works.map(({ index }) => [index, { failure }]));
}

const lateImports = (works: readonly ImportWork[]): Map<number, ImportOutcome> =>
	new Map(works.map((work) => [work.index, notCreated(work, 'notStarted', LATE)]));

const untouched = (item: ReadyItem, message: string): Application =>
	notStarted(item, message, {
		stillHeld: item.look.heldByUs && item.target.facts.parked,
		conflict: false,
	});

type LateWork = Pick<OrderWork, 'index' | 'item'> & { live: OrderWork['live'] | null };

const late = (group: readonly LateWork[]): Map<number, Outcome> =>
	new Map(
		group.map(({ index, item, live }) => [
			index,
			{
				applied: notStarted(item, LATE, {
					stillHeld: item.look.heldByUs && (live ? isParked(live) : item.target.facts.parked),
					conflict: false,
				}),
			},
		]),
	);

/** Opens the orders that still are what their plans were made from; the others get their outcome at once. */
async function readAgain(
	{ client }: Connection,
	candidates: readonly Candidate[],
	fields: Fields,
): Promise<OrderWork[]> {
	const ids = candidates.map(({ item }) => item.target.orderId);
	const lookups = await readOrdersById(client, ids, 'apply');
	return candidates.flatMap(({ index, item }) => {
		const lookup = lookups.get(item.target.orderId.toLowerCase());
		if (lookup && 'failure' in lookup) {
			fields.set(index, lookup);
			return [];
		}
		const fresh = lookup?.order ?? null;
		const reason = fresh ? findConflict(item, fresh) : 'Linnworks no longer has the order';
		if (fresh && reason === null) return [openWork(index, item, fresh)];
		fields.set(index, inConflict(item, reason ?? '', fresh));
		return [];
	});
}

/** Countries are needed for addresses only; without them those orders fail before anything is written. */
async function countriesFor(connection: Connection, works: readonly OrderWork[], fields: Fields) {
	const withAddress = works.filter((work) =>
		work.item.plan.steps.some((step) => step.kind === 'setContact'),
	);
	if (withAddress.length === 0) return [];
	const read = await remoteOutcome(countries(connection));
	if (read.ok) return read.value;
	for (const work of withAddress)
		fields.set(work.index, { failure: toFailure('apply', read.error) });
	return [];
}
