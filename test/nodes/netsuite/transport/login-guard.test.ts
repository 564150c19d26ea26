import { LoginGuard, type LoginSign } from '../../../../nodes/NetSuite/transport/login-guard';

const settled = async (): Promise<void> => await new Promise((done) => setImmediate(done));

function guarded() {
	const clock = { now: 0 };
	const guard = new LoginGuard(() => clock.now);
	const says = async (...signs: LoginSign[]): Promise<void> => {
		for (const sign of signs) {
			await guard.run(
				'login',
				async () => sign,
				(result) => result,
			);
		}
	};
	return { guard, clock, says, closedUntil: () => guard.closedUntil('login') };
}

describe('a login is closed for half an hour', () => {
	test.each<[LoginSign[], boolean]>([
		[['refused'], false],
		[['refused', 'refused'], true],
		[['refused', 'accepted', 'refused'], false],
		[['refused', 'unheard', 'notSent', 'refused'], true],
		[['crowded', 'crowded', 'crowded'], false],
		[['crowded', 'crowded', 'refused'], true],
		[['crowded', 'crowded', 'crowded', 'crowded'], true],
		[['unheard', 'unheard', 'unheard', 'unheard', 'unheard'], false],
	])('after %j: %p', async (signs, closed) => {
		const { says, closedUntil } = guarded();
		await says(...signs);
		expect(closedUntil()).toBe(closed ? 30 * 60_000 : null);
	});

	test('and starts with a clean sheet afterwards', async () => {
		const { says, clock, closedUntil } = guarded();
		await says('refused', 'refused');
		clock.now = 30 * 60_000;
		expect(closedUntil()).toBeNull();
		await says('refused');
		expect(closedUntil()).toBeNull();
	});

	test('by its name', async () => {
		const { guard, says } = guarded();
		await says('refused', 'refused');
		expect(guard.closedUntil('other')).toBeNull();
	});
});

describe('while a login is in doubt', () => {
	const inParallel = async (first: LoginSign) => {
		const { guard } = guarded();
		const open: Array<(sign: LoginSign) => void> = [];
		const call = async (): Promise<LoginSign> => await new Promise((end) => open.push(end));
		const all = [1, 2, 3].map(() => guard.run('login', call, (sign) => sign));
		await settled();
		const alone = open.length;
		open[0]?.(first);
		await settled();
		const next = open.length - alone;
		for (let at = 1; at < 3; at += 1) {
			open[at]?.('accepted');
			await settled();
		}
		await Promise.all(all);
		return { alone, next };
	};

	test('one call goes ahead, and the rest together once it was let in', async () => {
		expect(await inParallel('accepted')).toEqual({ alone: 1, next: 2 });
	});

	test('after a refusal the next goes alone too', async () => {
		expect(await inParallel('refused')).toEqual({ alone: 1, next: 1 });
	});

	test('silence does not hold the rest up', async () => {
		expect(await inParallel('unheard')).toEqual({ alone: 1, next: 2 });
	});

	test('a call that breaks lets the next one try', async () => {
		const { guard, says } = guarded();
		const broken = guard.run(
			'login',
			async () => await Promise.reject<LoginSign>(new Error('bug')),
			(sign) => sign,
		);
		await expect(broken).rejects.toThrow('bug');
		await expect(says('accepted')).resolves.toBeUndefined();
	});
});
