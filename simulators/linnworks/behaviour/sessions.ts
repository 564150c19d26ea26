import type { World } from '../store/world';
import { LinnworksError } from './errors';
import type { Args } from './args';

export interface LinnworksCredentials {
	applicationId: string;
	applicationSecret: string;
	installationToken: string;
}

export const DEFAULT_CREDENTIALS: Readonly<LinnworksCredentials> = {
	applicationId: 'a9910000-0000-4000-8000-000000000001',
	applicationSecret: '5ec4e700-0000-4000-8000-000000000001',
	installationToken: '70ce0000-0000-4000-8000-000000000001',
};

const MS_PER_MINUTE = 60_000;

/** Session tokens, alive while they are used. */
export class Sessions {
	private readonly lastUse = new Map<string, number>();

	constructor(
		private readonly world: World,
		private readonly credentials: LinnworksCredentials,
	) {}

	/** A new token for the right credentials, or a 401. */
	open(args: Args): string {
		const isKnown =
			args.guid('ApplicationId') === this.credentials.applicationId &&
			args.guid('ApplicationSecret') === this.credentials.applicationSecret &&
			args.guid('Token') === this.credentials.installationToken;
		if (!isKnown) {
			throw new LinnworksError(401, 'Application credentials or token are not valid.', false);
		}
		if (this.world.switches.singleSession) this.lastUse.clear();
		const token = this.world.ids.guid('session');
		this.lastUse.set(token, this.world.clock().getTime());
		return token;
	}

	/** Whether the header holds a live token; a live token stays alive from now on. */
	touch(authorization: string | undefined): boolean {
		const token = authorization ?? '';
		const last = this.lastUse.get(token);
		const now = this.world.clock().getTime();
		const idleMs = this.world.switches.sessionIdleMinutes * MS_PER_MINUTE;
		if (last === undefined || now - last >= idleMs) {
			this.lastUse.delete(token);
			return false;
		}
		this.lastUse.set(token, now);
		return true;
	}

	/** Ends every session. */
	revokeAll(): void {
		this.lastUse.clear();
	}
}
