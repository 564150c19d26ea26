/** Why a login failed; the caller is never told, docs/vendors/netsuite.md §1.2. */
export type LoginFailureReason =
	| 'InvalidSignature'
	| 'InvalidTimestamp'
	| 'NonceUsed'
	| 'consumer_key_unknown'
	| 'token_rejected'
	| 'temporary_locked'
	| 'UnknownAlgorithm'
	| 'MissingTokenPassportRequiredFields'
	| 'InvalidRealm'
	| 'NoCredentials'
	| 'TokenExpired'
	| 'InvalidAssertion'
	| 'FaultOnOrder';

export interface LoginFailure {
	at: string;
	way: 'tba' | 'oauth2' | 'none';
	reason: LoginFailureReason;
}

const LOCK_AFTER = 5;
const LOCK_MS = 30 * 60_000;

/** The account's login audit trail, and the lock it leads to. */
export class AuditTrail {
	private rows: LoginFailure[] = [];
	private failedInRow = 0;
	private lockedUntil = 0;

	constructor(private readonly clock: () => Date) {}

	/** Whether the token-based user is locked out now. */
	get isLocked(): boolean {
		return this.clock().getTime() < this.lockedUntil;
	}

	/** Writes a failure down; the fifth of the token-based user in a row locks it for half an hour. */
	failed(way: LoginFailure['way'], reason: LoginFailureReason): void {
		this.rows.push({ at: this.clock().toISOString(), way, reason });
		if (way !== 'tba' || reason === 'temporary_locked') return;
		this.failedInRow += 1;
		if (this.failedInRow < LOCK_AFTER) return;
		this.failedInRow = 0;
		this.lockedUntil = this.clock().getTime() + LOCK_MS;
	}

	/** A login of the token-based user went well. */
	succeeded(): void {
		this.failedInRow = 0;
	}

	all(): LoginFailure[] {
		return [...this.rows];
	}

	clear(): void {
		this.rows = [];
		this.failedInRow = 0;
		this.lockedUntil = 0;
	}
}
