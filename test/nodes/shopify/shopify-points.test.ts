import type { BucketState, CostTicket } from '../../../nodes/shared/cost-budget';
import { CostBudget } from '../../../nodes/shared/cost-budget';
import { NoAnswer } from '../../../nodes/shared/http-port';
import { ShopifyClient } from '../../../nodes/Shopify/transport/shopify-client';
import { preparedPort } from './shopify-fixtures';

const status = { maximumAvailable: 2000, currentlyAvailable: 1900, restoreRate: 100 };
const cost = (requestedQueryCost: number) => ({
	cost: { requestedQueryCost, actualQueryCost: 1, throttleStatus: status },
});
const data = { nodes: [null] };

/** Notes what a client asks of its budget. */
class NotingBudget extends CostBudget {
	readonly asked: Array<[points: number, priority: string]> = [];
	readonly told: Array<BucketState | null> = [];

	override async acquire(...[, points, priority]: Parameters<CostBudget['acquire']>) {
		this.asked.push([points, priority]);
		return { points, order: this.asked.length };
	}

	override settle(_key: string, _ticket: CostTicket, told: BucketState | null): void {
		this.told.push(told);
	}
}

function clientOn(...answers: Parameters<typeof preparedPort>) {
	return clientWith({}, ...answers);
}

function clientWith(options: { repeats?: boolean }, ...answers: Parameters<typeof preparedPort>) {
	const { port, requests } = preparedPort(...answers);
	const costs = new NotingBudget();
	const client = new ShopifyClient(port, {
		apiVersion: '2026-10',
		budget: { costs, key: 'shop' },
		wait: async () => undefined,
		...options,
	});
	return { client, costs, requests };
}

it('a call asks for the points that the last one of its kind and size was charged', async () => {
	const answer = (points: number) => ({ body: { data, extensions: cost(points) } });
	const { client, costs } = clientOn(answer(20), answer(20), answer(31), answer(20));
	const ask = async (...ids: string[]) => await client.readTransactionOwners(ids);
	await ask('a');
	await ask('b');
	await ask('c', 'd');
	await ask('e');
	expect(costs.asked).toEqual([
		[0, 'edit'],
		[20, 'edit'],
		[0, 'edit'],
		[20, 'edit'],
	]);
	expect(costs.told).toEqual([status, status, status, status]);
});

it('a refusal for want of points tells the bucket, and the call stands in line again', async () => {
	const throttled = {
		body: {
			errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
			extensions: cost(40),
		},
	};
	const ids = ['a', 'b', 'c'];
	const { client, costs } = clientOn(throttled, { body: { data, extensions: cost(40) } });
	await client.readTransactionOwners(ids);
	expect(costs.asked).toEqual([
		[0, 'edit'],
		[40, 'edit'],
	]);
	expect(costs.told).toEqual([status, status]);
});

it('every way for a call to end settles it', async () => {
	const { client, costs } = clientOn(
		new NoAnswer('ECONNRESET', false),
		{ status: 429, headers: { 'retry-after': '1' } },
		{ body: { errors: 'Not Found' } },
		new Error('a fault of ours'),
	);
	const id = 'gid://shopify/Order/1';
	await expect(client.hasOrder(id)).rejects.toThrow('Not Found');
	await expect(client.hasOrder(id)).rejects.toThrow('a fault of ours');
	expect(costs.told).toEqual([null, null, null, null]);
});

it('a call that must not wait does not stand in line', async () => {
	const { client, costs, requests } = clientWith({ repeats: false }, { body: { data } });
	await client.readTransactionOwners(['a']);
	expect(requests).toHaveLength(1);
	expect(costs.asked).toEqual([]);
});
