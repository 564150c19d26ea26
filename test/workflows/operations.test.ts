import type { CaughtMail } from '../../playground/alerts/message';
import { UNKNOWN_TO_WAREHOUSE, VARIANTS } from '../../playground/world/catalogue';
import { TABLES } from '../../playground/world/install-templates';
import { stageOf } from './harness';

/** When each channel spoke; nothing but the silence watch uses it. */
const PULSES = 'osyncPulses00001';
const EVERY = (seconds: number) => ({ field: 'seconds', secondsInterval: seconds });
const DAY = 24 * 3_600_000;

/** What watches over the flows: the audit, the daily report and the silence watch. */
describe('operations on a real n8n', () => {
	const stage = stageOf(
		{
			osync_mapping_audit: { mailTo: 'audit@client.example' },
			osync_operations_report: { timeZone: 'UTC', mailTo: 'report@client.example' },
			osync_silence_watch: { channels: 'dispatches' },
		},
		{
			osync_mapping_audit: { 'Every Monday': EVERY(15) },
			osync_operations_report: { 'Every morning': EVERY(15) },
			osync_silence_watch: { 'Every fifteen minutes': EVERY(5) },
		},
	);
	const mails = (to: string): CaughtMail[] =>
		stage().world.smtp.messages.filter((mail) => mail.to.some((each) => each.includes(to)));
	const mailed = async (to: string, what: string, test: (mail: CaughtMail) => boolean) => {
		await stage().until(
			what,
			async () => mails(to).some(test),
			120,
			async () => JSON.stringify(mails(to).map(({ subject, text }) => [subject, text])),
		);
		return mails(to).find(test);
	};

	it('the audit names what the warehouse lacks, once, with a file', async () => {
		const { sku } = UNKNOWN_TO_WAREHOUSE;
		const first = await mailed('audit@', 'the audit', (mail) => mail.text.includes(sku));
		expect(first?.text).toContain(`${VARIANTS.length + 1} articles of the shop`);
		expect(first?.raw).toMatch(/attachment; filename="?mapping-audit-/);
		await mailed('audit@', 'the short one', (mail) => mail.subject.endsWith('Unchanged.'));
	});

	it('the audit says when a shipping method of an order has no service', async () => {
		stage().sell({ shipping: { title: 'Pigeon', price: '1.00' } });
		await mailed('audit@', 'the method', (mail) => mail.text.includes('"Pigeon"'));
	});

	it('the report counts the day before, with a picture in the message', async () => {
		const recordedAt = new Date(Date.now() - DAY).toISOString();
		await stage().world.api.tables.insert(TABLES.ledger, [
			{
				...{ lane: 'linnworks', order_key: 'shopify:demo.myshopify.com:1', order_name: '#1' },
				...{ outcome: 'converged', topics: 'orders/edited', attempt: 0 },
				...{ first_received_at: recordedAt, recorded_at: recordedAt },
			},
		]);
		const mail = await mailed('report@', 'the figures', ({ text }) =>
			text.includes('Orders written: 1'),
		);
		expect(mail?.subject).toMatch(/^Daily report, /);
		expect(mail?.raw).toContain('<chart>');
		expect(mail?.raw).toMatch(/attachment; filename="?operations-/);
	});

	it('a silence is told once, and closes when the channel speaks', async () => {
		const states = async (): Promise<unknown[]> =>
			(await stage().rows('exceptions', 'code', 'SILENCE')).map((row) => row['status']);
		await stage().until('it is told', async () => (await states()).includes('open'));
		await stage().world.api.tables.insert(TABLES.ledger, [
			{
				...{ lane: 'dispatch', order_key: 'shopify:demo.myshopify.com:1', order_name: '#1' },
				...{ outcome: 'inStep', topics: 'sweep', attempt: 0 },
				recorded_at: new Date().toISOString(),
			},
		]);
		await stage().until('it is closed', async () => !(await states()).includes('open'));
		expect(await states()).toEqual(['resolved']);
		await stage().until('it is noted', async () => {
			const rows = await stage().world.api.tables.rows(PULSES);
			return rows.some((row) => row['channel'] === 'dispatches');
		});
	});
});
