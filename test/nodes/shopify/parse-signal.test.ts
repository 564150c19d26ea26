import { parseSignal } from '../../../nodes/Shopify/trigger/parse-signal';
import {
	DEFAULT_TOPICS,
	TOPICS,
	topicEnum,
	type Topic,
} from '../../../nodes/Shopify/trigger/topics';

const order = (id: string) => ({
	ok: true,
	value: { kind: 'order', id: `gid://shopify/Order/${id}` },
});
const owned = (owner: string, id: string) => ({
	ok: true,
	value: { kind: 'owned', owner, id: `gid://shopify/${owner}/${id}` },
});

describe('parseSignal', () => {
	it.each<[Topic, string, object]>([
		[
			'orders/edited',
			'{"order_edit":{"id":78912,"order_id":6001,"line_items":{"removals":[{"id":9002}]}}}',
			order('6001'),
		],
		[
			'orders/updated',
			'{"id":6001,"admin_graphql_api_id":"gid://shopify/Order/6001","line_items":[{"id":9001}]}',
			order('6001'),
		],
		['orders/cancelled', '{"id":6001,"cancel_reason":"customer"}', order('6001')],
		['orders/delete', '{"id":6001}', order('6001')],
		['refunds/create', '{"id":7001,"order_id":6001,"refund_line_items":[]}', order('6001')],
		['order_transactions/create', '{"id":8001,"order_id":6001,"kind":"refund"}', order('6001')],
		['fulfillments/create', '{"id":5,"order_id":6001,"status":"success"}', order('6001')],
		[
			'returns/approve',
			'{"id":501,"admin_graphql_api_id":"gid://shopify/Return/501","order":{"id":6001}}',
			order('6001'),
		],
		[
			'returns/update',
			'{"admin_graphql_api_id":"gid://shopify/Return/501"}',
			owned('Return', '501'),
		],
		[
			'reverse_fulfillment_orders/dispose',
			'{"id":11,"admin_graphql_api_id":"gid://shopify/ReverseFulfillmentOrder/11","dispositions":[]}',
			owned('ReverseFulfillmentOrder', '11'),
		],
		[
			'reverse_deliveries/attach_deliverable',
			'{"admin_graphql_api_id":"gid://shopify/ReverseDelivery/12"}',
			owned('ReverseDelivery', '12'),
		],
		[
			'fulfillment_orders/moved',
			'{"original_fulfillment_order":{"id":"gid://shopify/FulfillmentOrder/3"},"moved_fulfillment_order":{"id":"gid://shopify/FulfillmentOrder/4"},"source_location":{"id":"gid://shopify/Location/1"}}',
			owned('FulfillmentOrder', '3'),
		],
		[
			'fulfillment_holds/added',
			'{"fulfillment_hold":{"id":"gid://shopify/FulfillmentHold/9"},"fulfillment_order":{"id":"gid://shopify/FulfillmentOrder/3"}}',
			owned('FulfillmentOrder', '3'),
		],
	])('%s', (topic, body, expected) => {
		expect(parseSignal(topic, body)).toEqual(expected);
	});

	it('keeps every digit of an id beyond 2^53', () => {
		expect(
			parseSignal('orders/updated', '{"id": 820982911946154508, "note":"id 1.50\\"2"}'),
		).toEqual(order('820982911946154508'));
	});

	it('never takes digits from inside a text', () => {
		const body = '{"order_edit":{"staff_note":"{\\"order_id\\":5}","order_id":6001}}';
		expect(parseSignal('orders/edited', body)).toEqual(order('6001'));
	});

	it.each<[string, Topic, string, string]>([
		['no JSON', 'orders/updated', '{"id":6001', 'notJson'],
		['a number that JSON does not allow', 'orders/updated', '{"id":06001}', 'notJson'],
		['the id where another topic has it', 'orders/edited', '{"id":6001}', 'noOrder'],
		['a fraction', 'orders/updated', '{"id":6001.5}', 'noOrder'],
		['a negative id', 'orders/updated', '{"id":-6001}', 'noOrder'],
		['null', 'orders/updated', 'null', 'noOrder'],
		['the opaque sample of returns/process', 'returns/process', '{}', 'noOrder'],
		[
			'a global id of another kind',
			'fulfillment_orders/moved',
			'{"id":"gid://shopify/Order/6001"}',
			'noOrder',
		],
	])('refuses %s', (_what, topic, body, error) => {
		expect(parseSignal(topic, body)).toEqual({ ok: false, error });
	});

	it('reads a body of five megabytes', () => {
		const body = JSON.stringify({ note: 'x"'.repeat(2_500_000), id: 6001 });
		expect(parseSignal('orders/updated', body)).toEqual(order('6001'));
	});
});

describe('topics', () => {
	it('spells GraphQL names with one underscore for the slash', () => {
		expect(topicEnum('fulfillment_orders/placed_on_hold')).toBe(
			'FULFILLMENT_ORDERS_PLACED_ON_HOLD',
		);
	});

	it('knows every default topic', () => {
		expect(DEFAULT_TOPICS.every((topic) => topic in TOPICS)).toBe(true);
	});
});
