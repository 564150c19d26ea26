import type { CaughtMail } from '../../playground/alerts/message';
import { startSlackCatcher, type SlackCatcher } from '../../playground/alerts/slack-catcher';

const mail: CaughtMail = {
	kind: 'mail',
	receivedAt: '2000-01-01T00:00:00.000Z',
	from: 'a@example.com',
	to: ['b@example.com'],
	subject: 'Older',
	headers: {},
	text: '',
	html: '',
	raw: '',
};

describe('the Slack catcher', () => {
	let catcher: SlackCatcher;
	beforeEach(async () => {
		catcher = await startSlackCatcher({ mails: () => [mail] });
	});
	afterEach(async () => {
		await catcher.stop();
	});

	const post = async (body: string, type = 'application/json') => {
		const headers = { 'content-type': type };
		const response = await fetch(catcher.webhookUrl, { method: 'POST', headers, body });
		return `${response.status} ${await response.text()}`;
	};

	it('takes a message', async () => {
		expect(await post('{"text":"Order 1001 needs you","channel":"#ops"}')).toBe('200 ok');
		expect(catcher.messages[0]).toMatchObject({
			text: 'Order 1001 needs you',
			payload: { channel: '#ops' },
		});
	});

	it.each([
		['blocks', '{"blocks":[{"type":"divider"}]}', 'application/json'],
		['attachments', '{"attachments":[{"text":"a"}]}', 'application/json'],
		['a form', 'payload=%7B%22text%22%3A%22a%22%7D', 'application/x-www-form-urlencoded'],
	])('takes %s', async (_case, body, type) => {
		expect(await post(body, type)).toBe('200 ok');
		expect(catcher.messages).toHaveLength(1);
	});

	it.each([
		['{oops', '400 invalid_payload'],
		['[]', '400 invalid_payload'],
		['{"text":{"a":1}}', '400 invalid_payload'],
		['{}', '400 no_text'],
		['{"text":""}', '400 no_text'],
		['{"blocks":[]}', '400 no_text'],
	])('refuses %s', async (body, expected) => {
		expect(await post(body)).toBe(expected);
		expect(catcher.messages).toHaveLength(0);
	});

	it('can fail, and recover', async () => {
		catcher.failWith(429);
		expect(await post('{"text":"a"}')).toBe('429 rate_limited');
		expect(catcher.messages).toHaveLength(0);
		catcher.failWith(undefined);
		expect(await post('{"text":"a"}')).toBe('200 ok');
	});

	it('shows mails and messages together, oldest first', async () => {
		await post('{"text":"Newer"}');
		const response = await fetch(`http://127.0.0.1:${catcher.port}/_messages`);
		const shown = (await response.json()) as { kind: string }[];
		expect(shown.map(({ kind }) => kind)).toEqual(['mail', 'slack']);
	});

	it('knows only its own addresses', async () => {
		const other = await fetch(`http://127.0.0.1:${catcher.port}/hooks`, { method: 'POST' });
		expect(other.status).toBe(404);
		expect((await fetch(catcher.webhookUrl)).status).toBe(405);
	});
});
