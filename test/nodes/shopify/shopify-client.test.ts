import { NoAnswer } from '../../../nodes/shared/http-port';
import {
	RemoteRejected,
	RemoteThrottled,
	RemoteUnauthorised,
	RemoteUnavailable,
	RemoteUnknownOutcome,
} from '../../../nodes/shared/remote-error';
import { AccessDenied, QueryTooCostly } from '../../../nodes/Shopify/transport/shopify-error';
import { graphqlError, preparedClient } from './shopify-fixtures';

const SEEN = { body: { data: { order: { id: 'gid://shopify/Order/6001' } } } };
const CREATED = {
	body: {
		data: { webhookSubscriptionCreate: { webhookSubscription: { id: 'x' }, userErrors: [] } },
	},
};
const throttled = {
	body: {
		errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
		extensions: {
			cost: {
				requestedQueryCost: 400,
				throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 100 },
			},
		},
	},
};
const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);
const asks = (...answers: Parameters<typeof preparedClient>) => {
	const prepared = preparedClient(...answers);
	return { ...prepared, asked: prepared.client.hasOrder('gid://shopify/Order/6001') };
};
const writes = (...answers: Parameters<typeof preparedClient>) => {
	const prepared = preparedClient(...answers);
	return { ...prepared, written: prepared.client.createSubscription('ORDERS_EDITED', 'https://x') };
};

describe('a request', () => {
	it('goes to the version of the credential and names its operation', async () => {
		const { asked, requests } = asks(SEEN);
		expect(await asked).toBe(true);
		expect(requests).toMatchObject([
			{
				method: 'POST',
				path: '/admin/api/2026-10/graphql.json',
				timeoutMs: 30_000,
				body: { operationName: 'OrderSeen', variables: { id: 'gid://shopify/Order/6001' } },
			},
		]);
	});

	it('refuses an answer of another shape, naming the field', async () => {
		const { asked } = asks({ body: { data: { order: { id: 6001 } } } });
		await expect(asked).rejects.toThrow('order.id: Expected string');
	});
});

describe('throttling', () => {
	it('waits until the bucket holds what the query asks for', async () => {
		const { asked, pauses } = asks(throttled, SEEN);
		expect(await asked).toBe(true);
		expect(pauses).toEqual([3000]);
	});

	it('obeys Retry-After of a 429', async () => {
		const { asked, pauses } = asks({ status: 429, headers: { 'retry-after': '2.0' } }, SEEN);
		expect(await asked).toBe(true);
		expect(pauses).toEqual([2000]);
	});

	it('repeats a mutation too, because nothing was done', async () => {
		const { written, requests } = writes(throttled, CREATED);
		await written;
		expect(requests).toHaveLength(2);
	});

	it('gives up after five waits and says how long to wait', async () => {
		const { asked, pauses } = asks(...times(6, throttled));
		const error = await asked.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(RemoteThrottled);
		expect((error as RemoteThrottled).details.retryAfterSeconds).toBe(3);
		expect(pauses).toHaveLength(5);
	});
});

describe('absence', () => {
	it.each<[string, Parameters<typeof preparedClient>[number]]>([
		['a 503', { status: 503 }],
		['an internal error in a 200', graphqlError('INTERNAL_SERVER_ERROR')],
		['silence', new NoAnswer('ECONNRESET', false)],
	])('repeats a query three times after %s', async (_what, failure) => {
		const again = asks(failure, failure, failure, SEEN);
		expect(await again.asked).toBe(true);
		expect(again.pauses).toEqual([400, 800, 1600]);
		const never = asks(...times(4, failure));
		await expect(never.asked).rejects.toBeInstanceOf(RemoteUnavailable);
	});

	it.each<[string, Parameters<typeof preparedClient>[number]]>([
		['a 502', { status: 502 }],
		['an internal error in a 200', graphqlError('INTERNAL_SERVER_ERROR')],
		['silence', new NoAnswer('ETIMEDOUT', false)],
	])('never repeats a mutation after %s', async (_what, failure) => {
		const { written, requests } = writes(failure);
		await expect(written).rejects.toBeInstanceOf(RemoteUnknownOutcome);
		expect(requests).toHaveLength(1);
	});

	it('knows that a mutation which never left did nothing', async () => {
		const { written } = writes(new NoAnswer('ECONNREFUSED', true));
		await expect(written).rejects.toBeInstanceOf(RemoteUnavailable);
	});
});

describe('refusals', () => {
	it('tries a 401 twice more', async () => {
		const { asked, requests } = asks(...times(3, { status: 401 }));
		await expect(asked).rejects.toBeInstanceOf(RemoteUnauthorised);
		expect(requests).toHaveLength(3);
	});

	it('names the scope that is missing, the field and the request', async () => {
		const denied = {
			body: {
				data: null,
				errors: [
					{
						message: 'Access denied for order field.',
						path: ['order'],
						extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_orders` access scope.' },
					},
				],
			},
		};
		const error = await asks(denied).asked.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(AccessDenied);
		expect((error as AccessDenied).path).toBe('order');
		expect((error as AccessDenied).message).toBe(
			'Shopify OrderSeen HTTP 200: ACCESS_DENIED `read_orders` access scope. (request req-1)',
		);
	});

	it('signals a query that is too costly', async () => {
		await expect(asks(graphqlError('MAX_COST_EXCEEDED')).asked).rejects.toBeInstanceOf(
			QueryTooCostly,
		);
	});

	it('takes userErrors of a mutation as a refusal', async () => {
		const refused = {
			body: {
				data: {
					webhookSubscriptionCreate: {
						webhookSubscription: null,
						userErrors: [{ field: ['uri'], message: 'has already been taken' }],
					},
				},
			},
		};
		await expect(writes(refused).written).rejects.toThrow('uri has already been taken');
	});

	it.each([
		['a frozen shop', { status: 402, body: { errors: 'Unavailable Shop' } }, 'Unavailable Shop'],
		['no data', { body: {} }, 'The answer holds no data'],
		['errors as text', { body: { errors: 'Not Found' } }, 'Not Found'],
		['an error without a code', { body: { errors: [{ message: 'Syntax' }] } }, 'Syntax'],
	])('refuses %s', async (_what, answer, message) => {
		const { asked, requests } = asks(answer);
		const error = await asked.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(RemoteRejected);
		expect((error as Error).message).toContain(message);
		expect(requests).toHaveLength(1);
	});
});
