import type { Connection } from './connect-linnworks';

/** Locations, countries and postal services change by hand, a few times a year. */
const KEPT_MS = 10 * 60_000;

type Entry<T> = { readAt: number; value: Promise<T> };

/** Remembers a list per account for ten minutes, for all executions of this process; a failed read is forgotten. */
function cached<T>(read: (connection: Connection) => Promise<T>) {
	const entries = new Map<string, Entry<T>>();
	return async (connection: Connection, now = Date.now()): Promise<T> => {
		const known = entries.get(connection.account);
		if (known && now - known.readAt < KEPT_MS) return await known.value;
		const entry = { readAt: now, value: read(connection) };
		entries.set(connection.account, entry);
		entry.value.catch(() => entries.delete(connection.account));
		return await entry.value;
	};
}

export const stockLocations = cached(async ({ client }) => await client.getStockLocations());

export const countries = cached(async ({ client }) => await client.getCountries());

export const postalServices = cached(async ({ client }) => await client.getPostalServices());
