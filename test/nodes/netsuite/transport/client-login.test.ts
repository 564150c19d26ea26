import { LoginGuard } from '../../../../nodes/NetSuite/transport/login-guard';
import type { NetSuiteClient } from '../../../../nodes/NetSuite/transport/netsuite-client';
import { BUSY, failureOf, INVALID_LOGIN, refusal, scripted } from './scripted-client';

const reading = (client: NetSuiteClient) => client.getRecord('salesOrder', '1');

describe('a login that NetSuite locks', () => {
	const token = { lockableLogin: 'token' };

	test('is not tried again, and after two refusals nothing is sent for half an hour', async () => {
		const { client, sent, clock } = scripted([INVALID_LOGIN], token);
		expect((await failureOf(reading(client))).kind).toBe('unauthorised');
		expect((await failureOf(reading(client))).kind).toBe('unauthorised');
		expect(sent).toHaveLength(2);
		const guarded = await failureOf(client.updateRecord('salesOrder', '1', { memo: 'x' }));
		expect(guarded.kind).toBe('unauthorised');
		expect(guarded.message).toContain('nothing is sent before 2026-01-01T00:30:00.000Z');
		clock.now += 30 * 60_000 - 1;
		await failureOf(reading(client));
		expect(sent).toHaveLength(2);
		clock.now += 1;
		await failureOf(reading(client));
		expect(sent).toHaveLength(3);
	});

	test('is forgiven one refusal by a success between', async () => {
		const { client, sent } = scripted(
			[INVALID_LOGIN, refusal(400), INVALID_LOGIN, { body: {} }],
			token,
		);
		for (let call = 0; call < 3; call += 1) await failureOf(reading(client));
		await reading(client);
		expect(sent).toHaveLength(4);
	});

	test('many orders at once meet a wrong login with two calls, not with one each', async () => {
		const { client, sent } = scripted([INVALID_LOGIN], { ...token, slots: 5 });
		const all = await Promise.all(Array.from({ length: 20 }, () => failureOf(reading(client))));
		expect(all.map((error) => error.kind)).toEqual(
			Array.from({ length: 20 }, () => 'unauthorised'),
		);
		expect(sent).toHaveLength(2);
	});

	test('even if it looks like congestion, four refusals in a row are the end', async () => {
		const { client, sent } = scripted([BUSY, INVALID_LOGIN], token);
		expect((await failureOf(reading(client))).kind).toBe('unauthorised');
		expect(sent).toHaveLength(5);
	});

	test('another login goes on', async () => {
		const logins = new LoginGuard();
		const wrong = scripted([INVALID_LOGIN], { ...token, logins });
		await failureOf(reading(wrong.client));
		await failureOf(reading(wrong.client));
		const other = scripted([{ body: {} }], { lockableLogin: 'other', logins });
		await expect(reading(other.client)).resolves.toEqual({});
	});
});
