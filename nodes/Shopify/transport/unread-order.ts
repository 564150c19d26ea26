import { err, ok, type Result } from '../../../domain/result';
import { RemoteError } from '../../shared/remote-error';

/** Why an order could not be read whole. */
export type Unread =
	/** Deleted, never existed, outside the app's window of 60 days, or its scope was lost: the API does not say. */
	| { kind: 'absent' }
	/** It changed while its pages were read, however often that was tried. */
	| { kind: 'unsettled' }
	/** It has more of something than Shopify lists. */
	| { kind: 'truncated' }
	| { kind: 'failed'; error: RemoteError };

/** Ends the reading of one order; the others go on. Never leaves the readers: `readingOf` makes a value of it. */
export class UnreadOrder extends Error {
	constructor(readonly unread: Unread) {
		super(`The order could not be read: ${unread.kind}`);
	}
}

/** The reading of one order as a value. Any other error stays one. */
export async function readingOf<T>(reading: Promise<T>): Promise<Result<T, Unread>> {
	return await reading.then(ok<T>, (error: unknown) => {
		if (error instanceof UnreadOrder) return err(error.unread);
		if (error instanceof RemoteError) return err({ kind: 'failed', error } as const);
		return Promise.reject(error);
	});
}
