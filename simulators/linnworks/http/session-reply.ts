import type { World } from '../store/world';

const SECONDS_PER_MINUTE = 60;
const ACCOUNT_ID = 'acc00000-0000-4000-8000-000000000001';

/** `BaseSession`, with the database secrets the vendor really sends along. */
export function sessionReply(world: World, token: string, serverUrl: string) {
	return {
		Id: ACCOUNT_ID,
		EntityId: ACCOUNT_ID,
		DatabaseName: 'sim_database',
		DatabaseServer: 'sim-db-server',
		PrivateDatabaseServer: 'sim-private-db-server',
		DatabaseUser: 'sim_db_user',
		DatabasePassword: 'sim-db-password',
		AppName: 'Linnworks simulator',
		sid_registration: ACCOUNT_ID,
		UserName: 'sim@linnworks.example',
		Md5Hash: 'd41d8cd98f00b204e9800998ecf8427e',
		Locality: 'EU',
		SuperAdmin: false,
		TTL: world.switches.sessionIdleMinutes * SECONDS_PER_MINUTE,
		Token: token,
		AccessToken: 'sim-access-token',
		GroupName: 'sim',
		Device: '',
		DeviceType: '',
		UserType: 'Application',
		Status: { State: 'AVAILABLE', Reason: '', Parameters: {} },
		UserId: ACCOUNT_ID,
		Properties: {},
		Email: 'sim@linnworks.example',
		Server: serverUrl,
		PushServer: serverUrl,
	};
}
