import { startSmtpCatcher, type SmtpCatcher } from '../../playground/alerts/smtp-catcher';
import { talkSmtp } from './smtp-client';

const MAIL = [
	'From: Sync <sync@example.com>',
	'To: ops@example.com',
	'Subject: =?UTF-8?Q?Order_=C2=A31001?=',
	' =?UTF-8?B?IG5lZWRzIHlvdQ==?=',
	'MIME-Version: 1.0',
	'Content-Type: multipart/alternative; boundary="b1"',
	'',
	'--b1',
	'Content-Type: text/plain; charset=utf-8',
	'Content-Transfer-Encoding: quoted-printable',
	'',
	'Price =C2=A35, a long=',
	' line',
	'..leading dot',
	'--b1',
	'Content-Type: text/html; charset=utf-8',
	'Content-Transfer-Encoding: base64',
	'',
	Buffer.from('<b>£5</b>').toString('base64'),
	'--b1--',
	'.',
	'',
].join('\r\n');

const ENVELOPE = ['EHLO me', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>'];

describe('the mail catcher', () => {
	let catcher: SmtpCatcher;
	beforeEach(async () => {
		catcher = await startSmtpCatcher();
	});
	afterEach(async () => {
		await catcher.stop();
	});

	it('takes a mail and reads it', async () => {
		const extra = 'RCPT TO:<c@example.com>';
		const replies = await talkSmtp(catcher.port, [...ENVELOPE, extra, 'DATA', MAIL, 'QUIT']);
		expect(replies.map((reply) => reply.slice(0, 3)).join(' ')).toBe(
			'220 250 250 250 250 354 250 221',
		);
		expect(catcher.messages).toHaveLength(1);
		expect(catcher.messages[0]).toMatchObject({
			from: 'a@example.com',
			to: ['b@example.com', 'c@example.com'],
			subject: 'Order £1001 needs you',
			text: 'Price £5, a long line\n.leading dot',
			html: '<b>£5</b>',
		});
	});

	it.each([
		[['AUTH PLAIN AHVzZXIAcGFzcw=='], '235'],
		[['AUTH PLAIN', 'AHVzZXIAcGFzcw=='], '235'],
		[['AUTH LOGIN', 'dXNlcg==', 'cGFzcw=='], '235'],
		[['AUTH LOGIN dXNlcg==', 'cGFzcw=='], '235'],
		[['AUTH CRAM-MD5'], '504'],
	])('logs in by %j', async (lines, code) => {
		const replies = await talkSmtp(catcher.port, ['EHLO me', ...lines]);
		expect(replies.at(-1)?.slice(0, 3)).toBe(code);
	});

	it('forgets the recipients on RSET', async () => {
		const replies = await talkSmtp(catcher.port, [...ENVELOPE, 'RSET', 'DATA']);
		expect(replies.at(-1)).toMatch(/^503/);
	});

	it('can refuse mail', async () => {
		catcher.behave('refuse');
		const replies = await talkSmtp(catcher.port, ['EHLO me', 'MAIL FROM:<a@example.com>']);
		expect(replies.at(-1)).toMatch(/^550/);
		expect(catcher.messages).toHaveLength(0);
	});

	it('can hang up in the middle, and recover', async () => {
		catcher.behave('drop');
		expect((await talkSmtp(catcher.port, [...ENVELOPE, 'DATA'])).at(-1)).toBe('closed');
		catcher.behave('accept');
		await talkSmtp(catcher.port, [...ENVELOPE, 'DATA', 'Subject: x\r\n\r\ny\r\n.\r\n']);
		expect(catcher.messages.map(({ subject, text }) => [subject, text])).toEqual([['x', 'y']]);
	});

	it('does not know commands that do not exist', async () => {
		expect((await talkSmtp(catcher.port, ['BDAT 12'])).at(-1)).toMatch(/^502/);
	});
});
