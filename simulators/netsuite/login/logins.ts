import type { World } from '../store/world';
import { AuditTrail, type LoginFailureReason } from './audit-trail';
import { Keyring } from './credentials';
import { isGoodAssertion } from './verify-assertion';
import { TbaGuard, type SignedRequest } from './verify-oauth1';

const TOKEN_LIFE_SECONDS = 3600;

/** Who may talk to the account. */
export class Logins {
	readonly keyring = new Keyring();
	readonly trail: AuditTrail;
	private readonly guard: TbaGuard;
	private readonly tokens = new Map<string, number>();
	private serial = 0;

	constructor(private readonly world: World) {
		const { tba, accountId } = this.keyring.credentials;
		this.trail = new AuditTrail(world.clock);
		this.guard = new TbaGuard(tba, accountId, world.clock);
	}

	/** A new access token for a good assertion, or null. */
	mint(assertion: string, audience: string): { token: string; seconds: number } | null {
		const isGood = isGoodAssertion(assertion, {
			clientId: this.keyring.credentials.oauth2.clientId,
			audience,
			now: this.world.clock(),
			keyOf: (kid) => this.keyring.publicKey(kid),
		});
		if (!isGood) {
			this.trail.failed('oauth2', 'InvalidAssertion');
			return null;
		}
		this.serial += 1;
		const token = `access.${String(this.serial).padStart(6, '0')}.token`;
		this.tokens.set(token, this.world.clock().getTime() + TOKEN_LIFE_SECONDS * 1000);
		return { token, seconds: TOKEN_LIFE_SECONDS };
	}

	/** Whether a request may come in; a refusal goes into the audit trail. */
	admits(request: SignedRequest): boolean {
		const { authorization } = request;
		if (/^Bearer /i.test(authorization)) return this.admitsToken(authorization.slice(7).trim());
		if (!/^OAuth /i.test(authorization)) {
			this.trail.failed('none', 'NoCredentials');
			return false;
		}
		const reason: LoginFailureReason | null = this.trail.isLocked
			? 'temporary_locked'
			: this.guard.refusal(request);
		if (reason === null) this.trail.succeeded();
		else this.trail.failed('tba', reason);
		return reason === null;
	}

	private admitsToken(token: string): boolean {
		const expires = this.tokens.get(token);
		if (expires !== undefined && this.world.clock().getTime() < expires) return true;
		this.trail.failed('oauth2', expires === undefined ? 'token_rejected' : 'TokenExpired');
		return false;
	}

	/** Ends every access token, as a revoked certificate would. */
	revokeTokens(): void {
		this.tokens.clear();
	}

	clear(): void {
		this.revokeTokens();
		this.guard.clear();
		this.trail.clear();
	}
}
