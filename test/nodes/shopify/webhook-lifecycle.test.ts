import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { ShopifyOrderEditTrigger } from '../../../nodes/Shopify/ShopifyOrderEditTrigger.node';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { nodeContext } from '../../support/node-context';
import { runShopifyOrder, simulatorClient, simulatorCredential } from './shopify-fixtures';

const URI = 'https://n8n.example.com/webhook/1/shopify';
const OTHER = 'https://n8n.example.com/webhook/2/shopify';
let simulator: ShopifySimulator;

beforeEach(async () => {
	simulator = await startShopifySimulator();
});

afterEach(async () => await simulator.close());

const trigger = new ShopifyOrderEditTrigger().webhookMethods.default;
const hook = (topics: string[], uri: string | undefined = URI): IHookFunctions =>
	nodeContext({
		credential: simulatorCredential(simulator),
		parameters: { topics },
		extra: { getNodeWebhookUrl: () => uri },
	}) as unknown as IHookFunctions;

const subscribed = async (uri = URI): Promise<string[]> => {
	const list = await (await simulatorClient(simulator)).listSubscriptions(uri);
	return list.map((each) => each.topic).sort();
};

describe('the life of a trigger', () => {
	it('makes one subscription per topic and then finds them', async () => {
		const context = hook(['orders/edited', 'refunds/create']);
		expect(await trigger.checkExists.call(context)).toBe(false);
		expect(await trigger.create.call(context)).toBe(true);
		expect(await subscribed()).toEqual(['ORDERS_EDITED', 'REFUNDS_CREATE']);
		expect(await trigger.checkExists.call(context)).toBe(true);
	});

	it('follows a changed choice: makes the missing ones and removes the others', async () => {
		await trigger.create.call(hook(['orders/edited', 'refunds/create']));
		const changed = hook(['orders/edited', 'orders/updated']);
		expect(await trigger.checkExists.call(changed)).toBe(false);
		await trigger.create.call(changed);
		expect(await subscribed()).toEqual(['ORDERS_EDITED', 'ORDERS_UPDATED']);
	});

	it('is not there when the vendor dropped one, or when only a stale one is too many', async () => {
		await trigger.create.call(hook(['orders/edited', 'refunds/create']));
		expect(await trigger.checkExists.call(hook(['orders/edited']))).toBe(false);
	});

	it('deletes its own subscriptions and leaves those of other addresses', async () => {
		await trigger.create.call(hook(['orders/edited'], OTHER));
		await trigger.create.call(hook(['orders/edited', 'refunds/create']));
		expect(await trigger.delete.call(hook([]))).toBe(true);
		expect(await subscribed()).toEqual([]);
		expect(await subscribed(OTHER)).toEqual(['ORDERS_EDITED']);
	});

	it.each(['checkExists', 'create', 'delete'] as const)(
		'%s throws what goes wrong',
		async (method) => {
			simulator.faults.add({ when: 'before', kind: 'status', status: 402, times: 9 });
			await expect(trigger[method].call(hook(['orders/edited']))).rejects.toMatchObject({
				name: 'NodeApiError',
				httpCode: '402',
			});
		},
	);
});

describe('ensure', () => {
	const ensure = async (
		parameters: IDataObject = {},
		continueOnFail = false,
	): Promise<IDataObject[]> => {
		const [output = []] = await runShopifyOrder(simulator, {
			continueOnFail,
			parameters: {
				operation: 'ensure',
				topics: ['orders/edited', 'orders/updated'],
				callbackUrl: URI,
				...parameters,
			},
		});
		return output.map((item) => item.json);
	};

	it('makes what is missing and says so', async () => {
		await (await simulatorClient(simulator)).createSubscription('ORDERS_UPDATED', URI);
		expect(await ensure()).toEqual([
			{ topic: 'orders/edited', uri: URI, state: 'created' },
			{ topic: 'orders/updated', uri: URI, state: 'present' },
		]);
		expect(await ensure()).toMatchObject([{ state: 'present' }, { state: 'present' }]);
		expect(simulator.calls.count('CreateSubscription')).toBe(2);
	});

	it('makes nothing in a dry run', async () => {
		expect(await ensure({ dryRun: true })).toMatchObject([
			{ state: 'missing' },
			{ state: 'missing' },
		]);
		expect(await subscribed()).toEqual([]);
	});

	it('takes a subscription that somebody else made in between as present', async () => {
		const { ensureSubscriptions } =
			await import('../../../nodes/Shopify/trigger/ensure-subscriptions');
		const client = await simulatorClient(simulator);
		await client.createSubscription('ORDERS_EDITED', URI);
		const list = client.listSubscriptions.bind(client);
		let looks = 0;
		client.listSubscriptions = async (uri) => ((looks += 1) === 1 ? [] : await list(uri));
		expect(await ensureSubscriptions(client, ['orders/edited'], URI, false)).toEqual([
			{ topic: 'orders/edited', uri: URI, state: 'present' },
		]);
	});

	it('reports a refusal', async () => {
		await expect(ensure({ callbackUrl: 'n8n.example.com' })).rejects.toThrow('is not a URL');
		simulator.switches.deniedScopes = [];
		simulator.faults.add({ operationName: 'CreateSubscription', when: 'before', kind: 'drop' });
		const [item] = await ensure({}, true);
		expect(item?.['error']).toContain('CreateSubscription no answer');
	});
});
