import { NoAnswer } from '../../../nodes/shared/http-port';
import { idempotencyKey, sendOnce } from '../../../nodes/Shopify/actions/inventory/set/send-once';
import { InventoryClient } from '../../../nodes/Shopify/transport/inventory-client';
import type { SetInput } from '../../../nodes/Shopify/transport/queries/inventory-set';
import { graphqlError, preparedPort } from './shopify-fixtures';

describe('a key', () => {
	const input: SetInput = {
		name: 'available',
		reason: 'correction',
		referenceDocumentUri: 'gid://order-sync/StockPush/1',
		quantities: [
			{
				inventoryItemId: 'gid://shopify/InventoryItem/1',
				locationId: 'gid://shopify/Location/2',
				quantity: 5,
				changeFromQuantity: 10,
			},
		],
	};
	const answer = (...codes: string[]) => ({
		body: {
			data: {
				inventorySetQuantities: {
					userErrors: codes.map((code) => ({ code, field: null, message: code })),
				},
			},
		},
	});

	/** Sends the call on prepared answers: what became of it, the keys it took, and the pauses. */
	async function send(...answers: Parameters<typeof preparedPort>) {
		const { port, requests } = preparedPort(...answers);
		const client = new InventoryClient(port, {
			apiVersion: '2026-10',
			wait: async () => undefined,
		});
		const pauses: number[] = [];
		const sent = await sendOnce(client, input, async (ms) => void pauses.push(ms));
		const keys = requests.map(({ body }) => (body as { variables: { key: string } }).variables.key);
		return { sent, keys, pauses };
	}

	it('is a UUID made of all that the call says', () => {
		expect(idempotencyKey(input, 0)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
		const [pair] = input.quantities;
		if (!pair) throw new Error('No pair');
		const others: SetInput[] = [
			{ ...input, name: 'on_hand' },
			{ ...input, reason: 'other' },
			{ ...input, referenceDocumentUri: 'gid://order-sync/StockPush/2' },
			{ ...input, quantities: [{ ...pair, quantity: 6 }] },
			{ ...input, quantities: [{ ...pair, changeFromQuantity: null }] },
		];
		const keys = [input, ...others].map((one) => idempotencyKey(one, 0));
		expect(new Set([...keys, idempotencyKey(input, 1)]).size).toBe(7);
	});

	it('whose call is in progress is asked about again', async () => {
		const busy = answer('IDEMPOTENCY_CONCURRENT_REQUEST');
		const { sent, keys, pauses } = await send(busy, busy, answer());
		expect(sent).toEqual({ kind: 'answered', problems: [] });
		expect(new Set(keys).size).toBe(1);
		expect(pauses).toEqual([1000, 1000]);
	});

	it('whose call failed is replaced, three times at most', async () => {
		const failed = answer('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED');
		const { sent, keys } = await send(failed, failed, failed);
		expect(sent).toMatchObject({
			kind: 'answered',
			problems: [{ code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED' }],
		});
		expect(new Set(keys).size).toBe(3);
	});

	const lost = new NoAnswer('ECONNRESET', false);
	const refused = new NoAnswer('ECONNREFUSED', true);
	const denied = graphqlError('ACCESS_DENIED');
	it.each<[string, Parameters<typeof preparedPort>, string, number]>([
		['silence, then an answer', [lost, answer()], 'answered', 2],
		['silence twice', [lost, lost], 'unknown', 2],
		['silence, then certainly nothing', [lost, refused], 'unknown', 2],
		['silence, then a refusal', [lost, denied], 'unknown', 2],
		['certainly nothing twice', [refused, refused], 'notSent', 2],
		['certainly nothing, then silence', [refused, lost], 'unknown', 2],
		[
			'an answer nobody can read twice',
			[{ body: { data: {} } }, { body: { data: {} } }],
			'unknown',
			2,
		],
		['a refusal of the call', [denied], 'notSent', 1],
	])('after %s', async (_what, answers, kind, calls) => {
		const { sent, keys } = await send(...answers);
		expect(sent.kind).toBe(kind);
		expect(keys).toHaveLength(calls);
		expect(new Set(keys).size).toBe(1);
	});
});
