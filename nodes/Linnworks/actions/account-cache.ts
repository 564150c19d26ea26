import { cached } from '../../shared/cached';
import type { Connection } from './connect-linnworks';

export const stockLocations = cached(
	async ({ client }: Connection) => await client.getStockLocations(),
);

export const countries = cached(async ({ client }: Connection) => await client.getCountries());

export const postalServices = cached(
	async ({ client }: Connection) => await client.getPostalServices(),
);
