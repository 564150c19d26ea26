import type { TargetSettings } from '../../mapping/to-target-snapshot';
import type { OrderConnection } from './connect-orders';
import { resolveTax } from './tax-strategy';

/** What of options and account decides how orders are compared; rejects with a RemoteError. */
export async function readTargetSettings(connection: OrderConnection): Promise<TargetSettings> {
	const { compareLocation, holdWith } = connection.options;
	const { strategy } = await resolveTax(connection);
	return {
		tax: strategy === 'netsuiteComputes' ? 'rounded' : 'exact',
		compareLocation,
		holdWith,
	};
}
