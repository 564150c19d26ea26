/** Lists that change by hand, a few times a year. */
const KEPT_MS = 10 * 60_000;
/** Entries a process remembers before it forgets all; far more than a batch needs. */
const MOST_ENTRIES = 5000;

/** An account of a vendor: the credential's id, under which everything remembered is shared. */
type Account = { account: string };

type Entry<T> = { readAt: number; value: T };

const isFresh = (entry: Entry<unknown>, now: number): boolean => now - entry.readAt < KEPT_MS;

/** Remembers one list per account for ten minutes, for all executions of this process; a failed read is forgotten. */
export function cached<C extends Account, T>(read: (connection: C) => Promise<T>) {
	const entries = new Map<string, Entry<Promise<T>>>();
	return async (connection: C, now = Date.now()): Promise<T> => {
		const known = entries.get(connection.account);
		if (known && isFresh(known, now)) return await known.value;
		const entry = { readAt: now, value: read(connection) };
		entries.set(connection.account, entry);
		entry.value.catch(() => entries.delete(connection.account));
		return await entry.value;
	};
}

/** Values by account and key, remembered for ten minutes, for all executions of this process. */
export class Remembered<T> {
	private readonly entries = new Map<string, Entry<T>>();

	get({ account }: Account, key: string, now: number): { value: T } | null {
		const known = this.entries.get(`${account}\n${key}`);
		return known && isFresh(known, now) ? known : null;
	}

	set({ account }: Account, key: string, value: T, now: number): void {
		if (this.entries.size >= MOST_ENTRIES) this.entries.clear();
		this.entries.set(`${account}\n${key}`, { readAt: now, value });
	}
}
