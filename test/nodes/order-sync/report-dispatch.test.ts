import type { IDataObject } from 'n8n-workflow';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { aDispatch, aShipment, DispatchShop } from '../../builders/dispatch-builder';
import { aLook } from '../../builders/signal-builder';
import { nodeContext } from '../../support/node-context';

const report = async (dispatched: object, parameters: Record<string, unknown> = {}) => {
	const item = {
		look: aLook({ firstReceivedAt: new Date().toISOString() }),
		shipment: aShipment(aDispatch('101', { 9001: 1 })),
		fulfilment: new DispatchShop().sells('9001', 1).build(),
		dispatched,
	};
	return await new OrderSync().execute.call(
		nodeContext({
			items: [item as unknown as IDataObject],
			parameters: {
				...{ operation: 'report', openExceptions: '[]', orderLink: '', lane: 'dispatch' },
				...parameters,
			},
		}),
	);
};
const held = {
	steps: [],
	problems: [{ code: 'DISPATCH_HELD', about: 'held', reason: 'Held', evidence: {} }],
};

it.each([
	[{}, 900],
	[{ holdSeconds: 60 }, 60],
])('Order Sync: Report looks at holds as often as it is set (%p)', async (parameters, seconds) => {
	const [ledger, , exceptions, remember] = await report(held, parameters);
	const [from, to] = [ledger?.[0]?.json['recorded_at'], remember?.[0]?.json['not_before']];
	expect((Date.parse(String(to)) - Date.parse(String(from))) / 1000).toBe(seconds);
	expect(exceptions?.map(({ json }) => [json['code'], json['lane']])).toEqual([
		['DISPATCH_HELD', 'dispatch'],
	]);
});

it('Order Sync: Report refuses what is no outcome of a dispatch', async () => {
	await expect(report({ steps: [{ kind: 'createFulfilment' }] })).rejects.toThrow('dispatched');
});
