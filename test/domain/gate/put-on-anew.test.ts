import { AFTER, BEFORE, decideNow, entry, goneTarget, soldOrder } from '../../builders/gone-order';

/** An edit took SKU-2 (line 102) off and put it on again (103) before the order left; the warehouse kept its row. */
describe('a line that an edit put on anew before the order left, and then', () => {
	const swap = entry('edit', BEFORE, { 102: -2, 103: 2 });
	const anew = () => soldOrder().without('SKU-2').withLine('SKU-2', 2, '5.00');

	it('nothing', () => {
		const now = anew().with({ changes: [swap] });
		expect(decideNow(now.build(), goneTarget()).code).toBe('NOTHING_TO_DO');
	});

	it('units of it refunded', () => {
		const changes = [swap, entry('refund', AFTER, { 103: -1 })];
		const now = anew().nowWith('SKU-2', { quantity: 1 }).with({ changes });
		expect(decideNow(now.build(), goneTarget()).code).toBe('REFUNDED_AFTER_DISPATCH');
	});

	it('all of it returned', () => {
		const changes = [swap, entry('return', AFTER, { 103: -2 })];
		const now = anew().without('SKU-2').with({ changes });
		expect(decideNow(now.build(), goneTarget()).code).toBe('REFUNDED_AFTER_DISPATCH');
	});

	it('more of it gone than was refunded', () => {
		const changes = [swap, entry('return', AFTER, { 103: -1 })];
		const now = anew().without('SKU-2').with({ changes });
		expect(decideNow(now.build(), goneTarget()).code).toBe('CLOSED_DISPATCHED');
	});

	it('edited', () => {
		const changes = [swap, entry('edit', AFTER, { 103: -1 })];
		const now = anew().nowWith('SKU-2', { quantity: 1 }).with({ changes });
		expect(decideNow(now.build(), goneTarget()).code).toBe('CLOSED_DISPATCHED');
	});
});
