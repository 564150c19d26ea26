import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { ExceptionRow } from '../../../domain/exception/order-exception';

/** The row as it goes into the table: with the secret of its link, which nobody can guess (192 bits). */
export const raisedRow = (row: ExceptionRow): IDataObject => ({
	...row,
	replay_key: randomBytes(24).toString('base64url'),
});
