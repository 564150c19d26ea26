import { composeAlert } from '../../../domain/exception/compose-alert';
import { toExceptionRow, type ExceptionRow } from '../../../domain/exception/order-exception';
import { NOW } from '../../builders/signal-builder';

const rowWith = (changes: Partial<ExceptionRow> = {}): ExceptionRow => ({
	...toExceptionRow(
		'GATE_PICKED',
		{ reason: 'Wave 7', evidence: {}, fingerprint: 'f' },
		{
			orderKey: 'shopify:demo.myshopify.com:6001',
			orderName: '#1001',
			targetOrder: '100017',
			link: 'https://shop.example.test/6001',
			correlationId: 'correlation-1',
			executionId: '42',
			lane: 'linnworks',
		},
		NOW,
	),
	...changes,
});

describe('an alert', () => {
	it('says how urgent it is, which order, what and who in its subject', () => {
		expect(composeAlert(rowWith()).subject).toBe('[high] #1001: GATE_PICKED (Warehouse)');
	});

	it.each(['text', 'html'] as const)(
		'tells reason, next step, due time and link in its %s',
		(part) => {
			const told = composeAlert(rowWith())[part];
			for (const fact of [
				'#1001',
				'100017',
				'Wave 7',
				'Take the order out of the wave',
				'2026-03-02T12:15:00.000Z',
				'https://shop.example.test/6001',
			]) {
				expect(told).toContain(fact);
			}
		},
	);

	it('tells the same on Slack, the order being in its first line', () => {
		const lines = composeAlert(rowWith()).slack.text.split('\n');
		expect(lines[0]).toBe('*[high] #1001: GATE_PICKED (Warehouse)*');
		expect(lines).toContain('Warehouse order: 100017');
		expect(lines.filter((line) => line.startsWith('Order:'))).toEqual([]);
	});

	it('leaves out what is not known', () => {
		const { text, html, slack } = composeAlert(rowWith({ link: '', target_order: '' }));
		for (const told of [text, html, slack.text]) {
			expect(told).not.toContain('Link');
			expect(told).not.toContain('Warehouse order');
		}
	});

	it('does not put markup of a title into the mail', () => {
		const { html } = composeAlert(rowWith({ reason: '<img src=x onerror="a()"> & co' }));
		expect(html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; co');
		expect(html).not.toContain('<img');
	});

	it('calls nobody on Slack whom a title names', () => {
		const { slack } = composeAlert(rowWith({ reason: '<!channel> <@U1>', order_name: '<!here>' }));
		expect(slack.text).not.toMatch(/<[!@]/);
		expect(slack.text).toContain('&lt;!channel&gt;');
	});

	it.each(['\r\n', '\n', '\r', '\r\n\r\n'])('lets no header in through %j', (lineBreak) => {
		const { subject } = composeAlert(
			rowWith({ order_name: `#1001${lineBreak}Bcc: all@example.test` }),
		);
		expect(subject).not.toMatch(/[\r\n]/);
		expect(subject).toContain('#1001 Bcc: all@example.test');
	});
});
