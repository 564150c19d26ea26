import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RestockFacts } from '../../../domain/restock/restock-facts';
import { RestockClassifier } from '../../../nodes/RestockClassifier/RestockClassifier.node';
import { aRestockStory, WAREHOUSE } from '../../builders/restock-builder';
import { nodeContext } from '../../support/node-context';

const LOCATIONS = [
	{
		target_system: 'linnworks',
		source_location_id: `gid://shopify/Location/${WAREHOUSE}`,
		target_location_id: 'L-1',
	},
];

/** Pairs of input item and verdict on Goods Back, No Stock Movement and Review. */
async function run(
	facts: unknown[],
	{ continueOnFail = false, ...parameters }: Record<string, unknown> = {},
): Promise<INodeExecutionData[][]> {
	const context = nodeContext({
		items: facts.map((restockFacts) => ({ restockFacts }) as IDataObject),
		continueOnFail: Boolean(continueOnFail),
		parameters: {
			facts: (at: number) => facts[at],
			proof: ['rma', 'stockMovement'],
			waitHours: 72,
			targetSystem: 'linnworks',
			mappedLocations: '[]',
			...parameters,
		},
	});
	return await new RestockClassifier().execute.call(context);
}

const inShort = (outputs: readonly INodeExecutionData[][]): string[][] =>
	outputs.map((output) =>
		output.map(({ json, pairedItem }) => {
			const { item } = pairedItem as { item: number };
			return `${item}: ${String(json['units'])} ${String(json['verdict'])}`;
		}),
	);

const edited = (): RestockFacts => aRestockStory().edits('9002', 1).build();
const restocked = () =>
	aRestockStory().ships('9001', 2).opensReturn('501', '9001', 2).looksAt('501', 'restocked', 2);

describe('the Restock Classifier', () => {
	it('sends each verdict to one output, paired with the order it is about', async () => {
		const lied = aRestockStory()
			.ships('9001', 1)
			.givesBack([{ lineId: '9001', quantity: 2, restock: 'cancel' }]);
		const came = restocked().booksIn('rma', 'TEE', 2);
		expect(inShort(await run([edited(), lied.build(), came.build()]))).toEqual([
			['2: 2 physicalReturn'],
			['0: 1 synthetic', '1: 1 cancellation'],
			['1: 1 needsReview'],
		]);
	});

	it('says on each item which order it is about', async () => {
		const [, [item] = []] = await run([edited()]);
		expect(item?.json['order']).toEqual({
			orderKey: 'shopify:demo.myshopify.com:6001',
			name: '#1001',
		});
		expect(item?.json).toMatchObject({ kind: 'restockVerdict', schemaVersion: 1 });
	});

	it('keeps awaited goods away from Goods Back, and tells a person once they are overdue', async () => {
		const facts = restocked().build();
		expect(inShort(await run([facts], { waitHours: 1e6 }))).toEqual([
			[],
			['0: 2 physicalReturn'],
			[],
		]);
		expect(inShort(await run([facts]))).toEqual([[], [], ['0: 2 needsReview']]);
	});

	it.each([
		['as rows', LOCATIONS, 'linnworks', 2],
		['as text', JSON.stringify(LOCATIONS), 'linnworks', 2],
		['without those of another target', LOCATIONS, 'netsuite', 0],
		['as the empty item of an empty table', [{}], 'linnworks', 0],
	])('takes the location map %s', async (_what, mappedLocations, targetSystem, units) => {
		const parameters = { proof: ['disposition'], mappedLocations, targetSystem };
		const [back] = await run([restocked().build()], parameters);
		expect(back?.[0]?.json['units'] ?? 0).toBe(units);
	});

	it('takes facts as text', async () => {
		const [, none] = await run([JSON.stringify(edited())]);
		expect(none).toHaveLength(1);
	});

	it.each([
		['a field that is wrong', { ...edited(), lines: 'none' }, 'lines'],
		['no facts at all', undefined, 'Required'],
		['text that is no JSON', '{', 'Required'],
	])('stops at %s and names it', async (_what, facts, named) => {
		// An expression that finds nothing gives n8n's null, not an absent parameter.
		await expect(run([facts ?? ''])).rejects.toThrow(named);
	});

	it('leaves out an order that an earlier step gave up', async () => {
		const items = [{ failure: { code: 'SYNC_FAILED' } }, { restockFacts: edited() }];
		const context = nodeContext({
			items: items as unknown as IDataObject[],
			parameters: {
				facts: (at: number) => items[at]?.restockFacts ?? null,
				proof: ['rma'],
				waitHours: 72,
				targetSystem: 'linnworks',
				mappedLocations: '[]',
			},
		});
		expect(inShort(await new RestockClassifier().execute.call(context))).toEqual([
			[],
			['1: 1 synthetic'],
			[],
		]);
	});

	it('goes on with the other orders when it is told to', async () => {
		const [, none, review] = await run([{}, edited()], { continueOnFail: true });
		expect(none).toHaveLength(1);
		expect(review).toEqual([
			{ json: { error: expect.stringContaining('Item 0') as string }, pairedItem: { item: 0 } },
		]);
	});

	it('stops when nothing may count as proof', async () => {
		await expect(run([edited()], { proof: [] })).rejects.toThrow('proof');
	});
});
