import type { LinnworksCredentials } from '../behaviour/sessions';
import { Sessions } from '../behaviour/sessions';
import { Quota } from '../behaviour/quota';
import { V2Orders } from '../behaviour/v2-orders';
import { Faults } from '../faults/faults';
import type { World } from '../store/world';
import { CallLog } from './call-log';

/** The world of one account with everything that stands in front of it. */
export interface Account {
	readonly world: World;
	readonly sessions: Sessions;
	readonly quota: Quota;
	readonly faults: Faults;
	readonly calls: CallLog;
	readonly v2: V2Orders;
	/** Base URL of the data host, known once it listens. */
	serverUrl: string;
}

/** Puts an account together. */
export function createAccount(world: World, credentials: LinnworksCredentials): Account {
	return {
		world,
		sessions: new Sessions(world, credentials),
		quota: new Quota(world),
		faults: new Faults(),
		calls: new CallLog(),
		v2: new V2Orders(world),
		serverUrl: '',
	};
}
