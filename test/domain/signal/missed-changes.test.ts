import { missedChanges, type ChangedOrder } from '../../../domain/signal/missed-changes';
import { shopOrder } from '../../builders/signal-builder';

const NOW = new Date('2026-03-03T10:00:00Z');
const changed = (
	reference: string,
	updatedAt: string,
	basis: ChangedOrder['basis'] = 'order',
): ChangedOrder => ({
	orderKey: shopOrder(reference),
	sourceId: `gid://shopify/Order/${reference}`,
	updatedAt,
	basis,
});
const looked = (
	reference: string,
	sourceUpdatedAt: string,
	recordedAt: string,
): Parameters<typeof missedChanges>[1][number] => ({
	order_key: shopOrder(reference),
	source_updated_at: sourceUpdatedAt,
	recorded_at: recordedAt,
});

describe('missed changes', () => {
	it('are the orders of which the ledger knows nothing', () => {
		const order = changed('6001', '2026-03-02T10:00:00Z');
		expect(missedChanges([order], [], [], NOW)).toEqual([order]);
	});

	it('are the orders that changed after the state we saw', () => {
		const known = [looked('6001', '2026-03-02T10:00:00Z', '2026-03-02T10:05:00Z')];
		const same = changed('6001', '2026-03-02T10:00:00Z');
		const newer = changed('6001', '2026-03-02T10:00:01Z');
		expect(missedChanges([same], known, [], NOW)).toEqual([]);
		expect(missedChanges([newer], known, [], NOW)).toEqual([newer]);
	});

	it('are judged by the newest state we saw, in any order of ledger rows', () => {
		const known = [
			looked('6001', '2026-03-02T11:00:00Z', '2026-03-02T11:00:09Z'),
			looked('6001', '2026-03-02T10:00:00Z', '2026-03-02T10:00:09Z'),
		];
		expect(missedChanges([changed('6001', '2026-03-02T10:30:00Z')], known, [], NOW)).toEqual([]);
	});

	it('compare instants, not texts', () => {
		const known = [looked('6001', '2026-03-02T12:00:00+02:00', '2026-03-02T10:05:00Z')];
		expect(missedChanges([changed('6001', '2026-03-02T10:00:00Z')], known, [], NOW)).toEqual([]);
	});

	it('leave out the orders for which a signal waits', () => {
		const order = changed('6001', '2026-03-02T10:00:00Z');
		expect(missedChanges([order], [], [shopOrder('6001')], NOW)).toEqual([]);
		expect(missedChanges([order], [], [shopOrder('6002')], NOW)).toEqual([order]);
	});

	it('of a fulfilment order are judged by when we looked, for the order itself did not move', () => {
		const known = [looked('6001', '2026-03-01T00:00:00Z', '2026-03-02T10:00:00Z')];
		const before = changed('6001', '2026-03-02T09:59:00Z', 'fulfilmentOrder');
		const after = changed('6001', '2026-03-02T10:01:00Z', 'fulfilmentOrder');
		expect(missedChanges([before], known, [], NOW)).toEqual([]);
		expect(missedChanges([after], known, [], NOW)).toEqual([after]);
	});

	it('are not excused by a look that read no state', () => {
		const order = changed('6001', '2026-03-02T10:00:00Z');
		const failed = looked('6001', '', '2026-03-02T10:05:00Z');
		expect(missedChanges([order], [failed], [], NOW)).toEqual([order]);
	});

	it('are holds of which no look that began after them tells', () => {
		const hold = changed('6001', '2026-03-02T10:00:00Z', 'hold');
		const at = (time: string): Date => new Date(`2026-03-02T${time}Z`);
		const lookedAt = (time: string) => [
			looked('6001', '2026-03-02T09:00:00Z', `2026-03-02T${time}Z`),
		];
		expect(missedChanges([hold], [], [], at('10:09:59'))).toEqual([]);
		expect(missedChanges([hold], [], [], at('10:10:00'))).toEqual([hold]);
		expect(missedChanges([hold], lookedAt('10:09:00'), [], at('10:15:00'))).toEqual([hold]);
		expect(missedChanges([hold], lookedAt('10:10:00'), [], at('10:15:00'))).toEqual([]);
		expect(missedChanges([hold], [], [shopOrder('6001')], at('10:15:00'))).toEqual([]);
	});

	it('come once per order, the newest', () => {
		const older = changed('6001', '2026-03-02T10:00:00Z');
		const newer = changed('6001', '2026-03-02T11:00:00Z', 'fulfilmentOrder');
		expect(missedChanges([older, newer], [], [], NOW)).toEqual([newer]);
		expect(missedChanges([newer, older], [], [], NOW)).toEqual([newer]);
	});

	it('keep orders apart', () => {
		const known = [looked('6002', '2026-03-02T12:00:00Z', '2026-03-02T12:00:00Z')];
		const orders = [
			changed('6001', '2026-03-02T10:00:00Z'),
			changed('6002', '2026-03-02T10:00:00Z'),
		];
		expect(missedChanges(orders, known, [], NOW).map((order) => order.orderKey)).toEqual([
			shopOrder('6001'),
		]);
	});
});
