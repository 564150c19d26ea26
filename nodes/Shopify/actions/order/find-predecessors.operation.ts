import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { findLineage } from '../../../../domain/lineage/find-lineage';
import { toLineageFacts, type LineageFacts } from '../../../../domain/lineage/lineage-facts';
import {
	DEFAULT_LINEAGE_POLICY,
	type LineagePolicy,
} from '../../../../domain/lineage/lineage-policy';
import { lineageQuestion, type LineageQuestion } from '../../../../domain/lineage/lineage-question';
import type { Lineage } from '../../../../domain/lineage/lineage';
import type { Failure } from '../../../../domain/report/sync-item';
import { err, ok, type Result } from '../../../../domain/result';
import { showFor } from '../../../shared/show-for';
import { readSyncItems, toFailure } from '../../../shared/sync-items';
import { toKinFacts } from '../../mapping/to-kin-facts';
import { connectShopify } from '../../transport/connect-shopify';
import { KinReader } from '../../transport/kin-reader';
import type { RawKin } from '../../transport/raw-kin';

export const description = showFor(
	'order',
	['findPredecessors'],
	[
		{
			displayName: 'Replacement Tags',
			name: 'replacementTags',
			type: 'string',
			default: 'Edit Order',
			description:
				'Tags that an editing app puts on an order that replaces another, comma-separated',
		},
		{
			displayName: 'Cancellation Tags',
			name: 'cancelledTags',
			type: 'string',
			default: 'Edit Order - Cancelled',
			description:
				'Tags that an editing app puts on an order it cancelled to replace it, comma-separated',
		},
		{
			displayName: 'Editing Apps',
			name: 'editingApps',
			type: 'string',
			default: '',
			placeholder: 'e.g. Lion Order Editor, 6510951',
			description:
				'Names or IDs of apps that duplicate orders without tags, comma-separated. Orders they create are looked into.',
		},
		{
			displayName: 'Window (Minutes)',
			name: 'windowMinutes',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10,
			description:
				'Longest time between a cancellation and the creation of the order that replaces it',
		},
		{
			displayName: 'Wait (Minutes)',
			name: 'waitMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 10,
			description: 'How long half of a pair waits for its other half before people are asked',
		},
		{
			displayName: 'Look Into Every Cancellation',
			name: 'everyCancellation',
			type: 'boolean',
			default: true,
			description:
				'Whether a replacement is looked for behind every cancelled order, or only behind one with such a tag',
		},
	],
);

type Candidate = { index: number; facts: LineageFacts; question: LineageQuestion };

/**
 * Adds `lineage` to each order that may replace another or may have been replaced; all others pass untouched and cost
 * nothing. Names of many orders are looked up in one call. An order whose kin cannot be read gets a `failure`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const policy = readPolicy.call(this);
	const candidates = readSyncItems(items, this.getNode()).flatMap((item, index): Candidate[] => {
		if (item.failure || !item.snapshot) return [];
		const facts = toLineageFacts(item.snapshot);
		const question = lineageQuestion(facts, policy);
		return question === null ? [] : [{ index, facts, question }];
	});
	if (candidates.length === 0) return [items.map((item, index) => passOn(item, index))];
	const { client, shop } = await connectShopify(this);
	const search = { reader: new KinReader(client), shop, policy, now: new Date() };
	const found = await look(search, candidates);
	const byIndex = new Map(candidates.map(({ index }, position) => [index, found[position]]));
	return [items.map((item, index) => passOn(item, index, byIndex.get(index)))];
}

const passOn = (
	item: INodeExecutionData,
	index: number,
	found: Found = {},
): INodeExecutionData => ({
	json: { ...item.json, ...(found as unknown as IDataObject) },
	pairedItem: { item: index },
});

type Found = { lineage?: Lineage; failure?: Failure };

type Search = { reader: KinReader; shop: string; policy: LineagePolicy; now: Date };

/** Outcomes in the order of the candidates. Names are shared by all, so a search that fails there fails them all. */
async function look(search: Search, candidates: readonly Candidate[]): Promise<Found[]> {
	const names = candidates.flatMap(({ facts, question }) => [facts.name, ...question.names]);
	const named = await kinOf(search, search.reader.byNames([...new Set(names)]));
	const found: Found[] = [];
	for (const candidate of candidates) {
		found.push(named.ok ? await place(search, candidate, named.value) : { failure: named.error });
	}
	return found;
}

/** By name first; the customer's orders are asked for only where names do not settle it. */
async function place(
	search: Search,
	{ facts, question }: Candidate,
	named: readonly LineageFacts[],
): Promise<Found> {
	const self = named.find(({ sourceId }) => sourceId === facts.sourceId);
	const order = self
		? { ...facts, totalMinor: self.totalMinor, paidMinor: self.paidMinor, units: self.units }
		: facts;
	const kin = named.filter(({ name }) => question.names.includes(name));
	const lineage = findLineage(order, kin, search.policy, search.now);
	if (lineage.verdict === 'successor' || question.customer === null) return { lineage };
	const others = await kinOf(search, search.reader.ofCustomer(question.customer));
	if (!others.ok) return { failure: others.error };
	const distinct = new Map([...kin, ...others.value].map((one) => [one.sourceId, one]));
	distinct.delete(facts.sourceId);
	return { lineage: findLineage(order, [...distinct.values()], search.policy, search.now) };
}

async function kinOf(
	{ shop }: Search,
	reading: Promise<RawKin[]>,
): Promise<Result<LineageFacts[], Failure>> {
	return await reading.then(
		(orders) => ok(orders.map((order) => toKinFacts(order, shop))),
		(error: unknown) => err(toFailure('snapshot', error)),
	);
}

/** The parameters of the node; what an older workflow does not have is as by default. */
function readPolicy(this: IExecuteFunctions): LineagePolicy {
	const read = (name: keyof LineagePolicy, fallback: unknown): unknown =>
		this.getNodeParameter(name, 0, fallback);
	const list = (name: 'replacementTags' | 'cancelledTags' | 'editingApps'): string[] =>
		String(read(name, DEFAULT_LINEAGE_POLICY[name].join(',')))
			.split(',')
			.map((each) => each.trim())
			.filter((each) => each !== '');
	return {
		replacementTags: list('replacementTags'),
		cancelledTags: list('cancelledTags'),
		editingApps: list('editingApps'),
		windowMinutes: Number(read('windowMinutes', DEFAULT_LINEAGE_POLICY.windowMinutes)),
		waitMinutes: Number(read('waitMinutes', DEFAULT_LINEAGE_POLICY.waitMinutes)),
		everyCancellation: read('everyCancellation', DEFAULT_LINEAGE_POLICY.everyCancellation) === true,
	};
}
