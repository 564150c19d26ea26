import { toOrderChanges } from '../../../nodes/Shopify/mapping/to-order-changes';
import type { RawAgreement } from '../../../nodes/Shopify/transport/raw-ledger';

const agreement = (change: Partial<RawAgreement> = {}): RawAgreement => ({
	__typename: 'OrderEditAgreement',
	happenedAt: '2026-11-18T10:00:00Z',
	app: { id: 'gid://shopify/App/6510951', title: 'Order Editing' },
	user: null,
	sales: { pageInfo: { hasNextPage: false }, nodes: [] },
	...change,
});

it('tells kind, time and app, oldest first, without the sale itself and kinds we do not know', () => {
	const changes = toOrderChanges([
		agreement({ __typename: 'ReturnAgreement', happenedAt: '2026-11-18T12:00:00Z' }),
		agreement({ __typename: 'RefundAgreement', happenedAt: '2026-11-18T11:00:00Z' }),
		agreement(),
		agreement({ __typename: 'OrderAgreement', happenedAt: '2026-11-18T09:00:00Z' }),
		agreement({ __typename: 'SubscriptionAgreement' }),
	]);
	expect(changes.map(({ kind, at }) => [kind, at])).toEqual([
		['edit', '2026-11-18T10:00:00Z'],
		['refund', '2026-11-18T11:00:00Z'],
		['return', '2026-11-18T12:00:00Z'],
	]);
	expect(changes[0]).toMatchObject({ appId: '6510951', appTitle: 'Order Editing', staff: '' });
});

it('names lines whose quantity changed, once each, with their units', () => {
	const line = (id: number, quantity: number | null) => ({
		quantity,
		lineItem: { id: `gid://shopify/LineItem/${id}` },
	});
	const [change] = toOrderChanges([
		agreement({
			sales: {
				pageInfo: { hasNextPage: false },
				nodes: [line(1, -1), line(1, 2), line(2, 0), line(3, null), { quantity: 1 }],
			},
		}),
	]);
	expect(change).toMatchObject({ lineIds: ['1'], units: { 1: 1 }, postage: false });
});

it('says whether the carriage changed, of which the ledger has no line', () => {
	const sales = {
		pageInfo: { hasNextPage: false },
		nodes: [{ quantity: -1, lineType: 'SHIPPING' }],
	};
	const [change] = toOrderChanges([agreement({ __typename: 'RefundAgreement', sales })]);
	expect(change).toMatchObject({ kind: 'refund', lineIds: [], units: {}, postage: true });
});

it.each([
	['in the admin, by a person we may see', { name: 'Ada' }, 'Ada'],
	['in the admin, by a person we may not see', undefined, ''],
])('%s: no app, but its title', (_what, user, staff) => {
	const [change] = toOrderChanges([
		agreement({ app: { id: 'gid://shopify/App/1830279', title: 'Shopify' }, user }),
	]);
	expect(change).toMatchObject({ appId: '', appTitle: 'Shopify', staff });
});

it('knows the admin on a phone by its title', () => {
	const app = { id: 'gid://shopify/App/1662707', title: 'Shopify for iPhone' };
	expect(toOrderChanges([agreement({ app })])[0]).toMatchObject({ appId: '', appTitle: app.title });
});

it('knows nobody when the ledger names neither app nor person', () => {
	const [change] = toOrderChanges([agreement({ app: null, user: null })]);
	expect(change).toMatchObject({ appId: '', appTitle: '', staff: '' });
});
