import { attributeChange, describeEditor } from '../../../domain/gate/attribute-change';
import type { OrderChange } from '../../../domain/order/order-snapshot';

const CREATED = '2026-03-01T08:00:00Z';
const change = (changes: Partial<OrderChange> = {}): OrderChange => ({
	kind: 'edit',
	at: '2026-03-01T10:00:00Z',
	appId: '',
	appTitle: '',
	staff: '',
	lineIds: [],
	...changes,
});
const APP = { appId: '77', appTitle: 'Upsell It' };
const edited = (...changes: OrderChange[]) => attributeChange({ changes, createdAt: CREATED }, 120);

describe('who edited an order', () => {
	it.each<[string, OrderChange[], string, string]>([
		['nobody', [], 'none', ''],
		['an app', [change(APP)], 'app', 'app Upsell It'],
		['an app without a title', [change({ appId: '77' })], 'app', 'app 77'],
		[
			'an app at checkout',
			[change({ ...APP, at: '2026-03-01T08:02:00Z' })],
			'checkout',
			'app Upsell It at checkout',
		],
		[
			'an app a second too late',
			[change({ ...APP, at: '2026-03-01T08:02:01Z' })],
			'app',
			'app Upsell It',
		],
		['staff by name', [change({ staff: 'Ada' })], 'staff', 'staff Ada'],
		["somebody in the shop's admin", [change({ appTitle: 'Shopify' })], 'staff', 'staff'],
		['staff at once', [change({ staff: 'Ada', at: CREATED })], 'staff', 'staff Ada'],
		['the customer', [change()], 'customer', 'the customer'],
	])('is %s', (_what, changes, editor, words) => {
		const attribution = edited(...changes);
		expect(attribution.editor).toBe(editor);
		expect(describeEditor(attribution)).toBe(words);
	});

	it('is whoever came last, whatever the order of the record', () => {
		const early = change({ ...APP, at: '2026-03-01T08:00:30Z' });
		const late = change({ staff: 'Ada', at: '2026-03-01T12:00:00+00:00' });
		expect(edited(early, late).editor).toBe('staff');
		expect(edited(late, early).editor).toBe('staff');
	});
});
