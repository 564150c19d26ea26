/** What a call says of the login: let in, refused, refused while slots were short, not heard of, or not even sent. */
export type LoginSign = 'accepted' | 'refused' | 'crowded' | 'unheard' | 'notSent';

type Login = {
	/** One call at a time, while the login has not worked yet or was refused last. */
	careful: boolean;
	strikes: number;
	closedUntil: number;
	probe: Promise<void> | null;
};

/** NetSuite locks a token's user for 30 minutes after five failed logins (docs/vendors/netsuite.md §1.2). */
const CLOSED_MS = 30 * 60_000;
const CLOSES_AT = 4;
/** Two plain refusals in a row close a login; those for want of slots count half, for they may be what they say. */
const STRIKES: Readonly<Record<LoginSign, number>> = {
	accepted: -CLOSES_AT,
	refused: 2,
	crowded: 1,
	unheard: 0,
	notSent: 0,
};

/**
 * Keeps a login that can be locked from being locked: after refusals in a row nothing is sent for 30 minutes, and
 * calls go one by one until one was let in. Shared by all executions of this process; other processes are not seen.
 * A changed credential is another login, so it starts afresh, as does a restart.
 */
export class LoginGuard {
	private readonly logins = new Map<string, Login>();

	constructor(private readonly now: () => number = Date.now) {}

	/** Milliseconds since 1970 until which nothing may be sent; null while the login is open. Ask right before sending. */
	closedUntil(name: string): number | null {
		const { closedUntil } = this.loginOf(name);
		return closedUntil > this.now() ? closedUntil : null;
	}

	/** Makes the call, by itself while the login is in doubt, and learns from its result. */
	async run<T>(name: string, call: () => Promise<T>, signOf: (result: T) => LoginSign): Promise<T> {
		const login = this.loginOf(name);
		while (login.probe) await login.probe;
		const work = this.observe(login, call, signOf);
		if (login.careful) {
			const done = (): void => {
				login.probe = null;
			};
			login.probe = work.then(done, done);
		}
		return await work;
	}

	private async observe<T>(
		login: Login,
		call: () => Promise<T>,
		signOf: (result: T) => LoginSign,
	): Promise<T> {
		const result = await call();
		const sign = signOf(result);
		if (sign === 'notSent') return result;
		login.strikes = Math.max(0, login.strikes + STRIKES[sign]);
		login.careful = sign === 'refused';
		if (login.strikes >= CLOSES_AT) {
			Object.assign(login, { careful: true, strikes: 0, closedUntil: this.now() + CLOSED_MS });
		}
		return result;
	}

	private loginOf(name: string): Login {
		const known = this.logins.get(name);
		if (known) return known;
		const fresh: Login = { careful: true, strikes: 0, closedUntil: 0, probe: null };
		this.logins.set(name, fresh);
		return fresh;
	}
}

/** The logins of this n8n process. */
export const processLogins = new LoginGuard();
