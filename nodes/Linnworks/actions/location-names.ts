import type { ImportSettings } from '../../../domain/import/plan-import';
import { ok, type Result } from '../../../domain/result';
import type { RemoteError } from '../../shared/remote-error';
import { stockLocations } from './account-cache';
import type { Connection } from './connect-linnworks';
import { remoteOutcome } from '../../shared/remote-outcome';

export type LocationNames = Result<ImportSettings['locationNames'], RemoteError>;

/** Location id, lower case -> name, as CreateOrders wants it (cached); nothing is read unless it is `wanted`. */
export async function readLocationNames(
	connection: Connection,
	wanted: boolean,
): Promise<LocationNames> {
	if (!wanted) return ok({});
	const read = await remoteOutcome(stockLocations(connection));
	if (!read.ok) return read;
	const names = read.value.map((each) => [each.StockLocationId, each.LocationName] as const);
	return ok(Object.fromEntries(names));
}
