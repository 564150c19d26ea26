import { exceptionRowSchema } from '../../../domain/exception/order-exception';
import {
	toWorkflowException,
	type WorkflowFailure,
} from '../../../domain/exception/workflow-failure';
import { parseOrderKey } from '../../../domain/order/order-key';
import { NOW } from '../../builders/signal-builder';

const failure = (changes: Partial<WorkflowFailure> = {}): WorkflowFailure => ({
	workflowId: 'order-sync-sweep',
	workflowName: 'Order Sync: Sweep',
	executionId: '42',
	executionUrl: 'https://n8n.example.test/execution/42',
	nodeName: 'Read Orders',
	message: 'Credentials are not valid',
	...changes,
});
const raised = (changes: Partial<WorkflowFailure> = {}): ReturnType<typeof toWorkflowException> =>
	toWorkflowException(failure(changes), NOW);

describe('the exception for a workflow that stopped', () => {
	it('says which workflow, where and why, to those who run it', () => {
		const row = raised();
		expect(exceptionRowSchema.parse(row)).toEqual(row);
		expect(row).toMatchObject({
			code: 'WORKFLOW_FAILED',
			owner: 'Integration',
			order_name: 'Order Sync: Sweep',
			link: 'https://n8n.example.test/execution/42',
			execution_id: '42',
		});
		expect(row.reason).toContain('Order Sync: Sweep at "Read Orders": Credentials are not valid');
	});

	it('does without a node name', () => {
		expect(raised({ nodeName: '' }).reason).toContain(
			'Order Sync: Sweep: Credentials are not valid',
		);
	});

	it('stands under a key like an order, so that it can be closed like one', () => {
		expect(parseOrderKey(raised().order_key)).toMatchObject({
			ok: true,
			value: { system: 'workflow', reference: 'order-sync-sweep' },
		});
	});

	it('is the same for the same trouble in a later execution', () => {
		const again = raised({ executionId: '43', executionUrl: 'https://n8n.example.test/43' });
		expect(again.fingerprint).toBe(raised().fingerprint);
	});

	it.each([
		['a number', 'Timed out after 30 s', 'Timed out after 45 s'],
		['a number with a unit', 'Timed out after 300ms', 'Timed out after 12000ms'],
		['an id in a path', 'No gid://shopify/Order/6001', 'No gid://shopify/Order/777000123'],
		[
			'a UUID',
			'Order 3f2a81cc-9d5e-4b1a-8c3e-0a1b2c3d4e5f is locked',
			'Order aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee is locked',
		],
		[
			'a UUID in capitals',
			'Order 3F2A81CC-9D5E-4B1A-8C3E-0A1B2C3D4E5F is locked',
			'Order 00000000-0000-0000-0000-000000000000 is locked',
		],
		['several at once', 'Row 4 of 17 is damaged', 'Row 12 of 900 is damaged'],
	])('is the same whatever the message names as %s', (_what, one, other) => {
		expect(raised({ message: one }).fingerprint).toBe(raised({ message: other }).fingerprint);
		expect(raised({ message: one }).reason).toContain(one);
	});

	it('is another where the words around the number differ', () => {
		expect(raised({ message: 'Row 4 is damaged' }).fingerprint).not.toBe(
			raised({ message: 'Row 4 is missing' }).fingerprint,
		);
	});

	it('tells workflows apart by their whole id and nodes by their whole name', () => {
		const of = (changes: Partial<WorkflowFailure>): string => raised(changes).fingerprint;
		expect(of({ workflowId: 'sweep-1' })).not.toBe(of({ workflowId: 'sweep-2' }));
		expect(of({ nodeName: 'Read 1' })).not.toBe(of({ nodeName: 'Read 2' }));
	});

	it.each<Partial<WorkflowFailure>>([
		{ message: 'Timed out' },
		{ message: 'Credentials are not valid 401' },
		{ nodeName: 'Write Ledger' },
		{ workflowId: 'order-sync-daily' },
	])('is another for %j', (change) => {
		expect(raised(change).fingerprint).not.toBe(raised().fingerprint);
	});
});
