import type { WriteSettings } from '../../../mapping/write-settings';
import type { OrderConnection } from '../connect-orders';
import { resolveTax } from '../tax-strategy';

/** What every write needs: the connection with the node's options, and what the bodies depend on. */
export type WriteContext = OrderConnection & { settings: WriteSettings };

/** What bodies depend on, by the options and by what the account can do; rejects with a RemoteError. */
export async function readWriteSettings(connection: OrderConnection): Promise<WriteSettings> {
	const { lineIdField, removedLines } = connection.options;
	return { tax: await resolveTax(connection), lineIdField, removedLines };
}
