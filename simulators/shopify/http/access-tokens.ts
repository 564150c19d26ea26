import type { IdSource } from '../store/ids';
import type { ShopSettings } from '../settings';
import type { Switches } from '../switches';

/** Tokens the shop accepts: the permanent one, and granted ones while they last. */
export class AccessTokens {
	private readonly expiries = new Map<string, number>();

	constructor(
		private readonly settings: ShopSettings,
		private readonly switches: Switches,
		private readonly ids: IdSource,
		private readonly now: () => Date,
	) {}

	/** Grants a token for client credentials, or null when they are wrong. */
	grant(clientId: string, clientSecret: string): { token: string; expiresIn: number } | null {
		const { settings } = this;
		if (clientId !== settings.clientId || clientSecret !== settings.clientSecret) return null;
		const token = `shpat_${this.ids.token().replaceAll('-', '')}`;
		const expiresIn = this.switches.tokenLifeSeconds;
		this.expiries.set(token, this.now().getTime() + expiresIn * 1000);
		return { token, expiresIn };
	}

	accepts(token: string | undefined): boolean {
		if (token === undefined) return false;
		if (token === this.settings.accessToken) return true;
		const expiry = this.expiries.get(token);
		return expiry !== undefined && this.now().getTime() < expiry;
	}

	/** Ends every granted token at once. */
	expireAll(): void {
		this.expiries.clear();
	}
}
