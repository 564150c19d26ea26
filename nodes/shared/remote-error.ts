export type RemoteErrorDetails = {
	/** The vendor, such as "Linnworks". */
	system: string;
	/** The vendor's operation, such as "Orders/UpdateOrderItem". */
	operation: string;
	/** HTTP status; 0 when no answer came. */
	status: number;
	/** The vendor's own code or message, without customer data. */
	vendorCode: string;
	requestId: string;
	retryAfterSeconds: number;
};

/** What a remote call can end in, apart from success. Bodies, tokens and customer data never travel in it. */
export abstract class RemoteError extends Error {
	abstract readonly kind:
		'rejected' | 'conflict' | 'throttled' | 'unavailable' | 'unknownOutcome' | 'unauthorised';
	/** Whether the same call may be sent again without risk of doing its work twice. */
	abstract readonly safeToRetry: boolean;

	constructor(readonly details: RemoteErrorDetails) {
		const code = details.vendorCode === '' ? '' : `: ${details.vendorCode}`;
		const status = details.status === 0 ? 'no answer' : `HTTP ${details.status}`;
		const request = details.requestId === '' ? '' : ` (request ${details.requestId})`;
		super(`${details.system} ${details.operation} ${status}${code}${request}`);
		this.name = new.target.name;
	}
}

/** The vendor understood and said no; sending it again changes nothing. */
export class RemoteRejected extends RemoteError {
	readonly kind = 'rejected';
	readonly safeToRetry = false;
}

/** Somebody else changed the record meanwhile, and nothing was done: read it again and work the change out anew. */
export class RemoteConflict extends RemoteError {
	readonly kind = 'conflict';
	readonly safeToRetry = false;
}

/** Login failed even after a new session: the credential is wrong or was revoked. */
export class RemoteUnauthorised extends RemoteError {
	readonly kind = 'unauthorised';
	readonly safeToRetry = true;
}

/** Over the vendor's limit; nothing was done. */
export class RemoteThrottled extends RemoteError {
	readonly kind = 'throttled';
	readonly safeToRetry = true;
}

/** The vendor is away and certainly did nothing, or the call only read. */
export class RemoteUnavailable extends RemoteError {
	readonly kind = 'unavailable';
	readonly safeToRetry = true;
}

/** A write whose answer never came: it may have been done. Only reading back can tell. */
export class RemoteUnknownOutcome extends RemoteError {
	readonly kind = 'unknownOutcome';
	readonly safeToRetry = false;
}
