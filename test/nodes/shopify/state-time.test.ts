import { missedChanges } from '../../../domain/signal/missed-changes';
import { toOrderKey } from '../../../domain/order/order-key';
import { stateTime } from '../../../nodes/Shopify/mapping/state-time';

const NOW = new Date('2026-03-03T10:00:00Z');
const CHANGED = '2026-03-02T08:00:05Z';
const at = (time: string): Date => new Date(`2026-03-02T08:00:${time}Z`);

test.each([
	['05.000', '2026-03-02T08:00:04.999Z'],
	['05.999', '2026-03-02T08:00:04.999Z'],
	['06.000', CHANGED],
	['35.000', CHANGED],
	// A clock that is behind only costs another look.
	['01.000', '2026-03-02T08:00:04.999Z'],
])('asked at :%s, the state is that of %s', (asked, expected) => {
	expect(stateTime(CHANGED, at(asked))).toBe(expected);
});

test('a second change in the second of the read is not taken for seen', () => {
	const order_key = toOrderKey({
		system: 'shopify',
		account: 'demo.myshopify.com',
		reference: '1',
	});
	const change = {
		orderKey: order_key,
		sourceId: 'gid://shopify/Order/1',
		basis: 'order' as const,
	};
	const looked = (asked: string) => [
		{
			order_key,
			source_updated_at: stateTime(CHANGED, at(asked)),
			recorded_at: at('40').toISOString(),
		},
	];
	const changed = [{ ...change, updatedAt: CHANGED }];
	expect(missedChanges(changed, looked('05.400'), [], NOW)).toHaveLength(1);
	expect(missedChanges(changed, looked('06.400'), [], NOW)).toEqual([]);
});
