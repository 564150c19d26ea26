import { DEFAULT_CREDENTIALS, type LinnworksCredentials } from './behaviour/sessions';
import type { Faults } from './faults/faults';
import { createAccount } from './http/account';
import type { CallLog } from './http/call-log';
import { answerDriver, isDriverPath, type DriverTable } from './http/driver-endpoint';
import { listen } from './http/listen';
import { noResource, type Outcome } from './http/outcome';
import type { RawRequest } from './http/request-body';
import { answerAuth, answerData } from './http/v1';
import { answerV2 } from './http/v2';
import { createWorld, resetWorld } from './store/world';
import type { LinnworksSwitches } from './switches';
import { dispatchDrivers } from './warehouse/dispatch-drivers';
import { handEditDrivers } from './warehouse/hand-edit-drivers';
import { orderDrivers } from './warehouse/order-drivers';
import { returnDrivers } from './warehouse/return-drivers';
import { stockDrivers } from './warehouse/stock-drivers';
import { waveDrivers } from './warehouse/wave-drivers';

export { DEFAULT_CREDENTIALS, type LinnworksCredentials } from './behaviour/sessions';
export type { FaultDraft } from './faults/faults';
export type { Call, CallLog } from './http/call-log';
export { EMPTY_GUID } from './store/ids';
export { DEFAULT_SWITCHES, type LinnworksSwitches } from './switches';
export type { OrderView } from './views/order-view';
export type { FulfilmentStatus } from './store/order-record';
export type { WaveView } from './views/wave-view';
export type { AddressDraft, LineDraft, OrderDraft } from './warehouse/order-draft';
export type { LocationDraft, PostalServiceDraft, StockItemDraft } from './warehouse/stock-drivers';

export interface LinnworksSimulatorOptions {
	/** Port of the auth host; a free one when left out. */
	port?: number;
	/** Port of the data host; a free one when left out. */
	serverPort?: number;
	host?: string;
	clock?: () => Date;
	latencyMs?: number;
	switches?: Partial<LinnworksSwitches>;
	credentials?: LinnworksCredentials;
}

export type Warehouse = ReturnType<typeof orderDrivers> &
	ReturnType<typeof dispatchDrivers> &
	ReturnType<typeof handEditDrivers> &
	ReturnType<typeof returnDrivers> &
	ReturnType<typeof stockDrivers> &
	ReturnType<typeof waveDrivers>;

export interface LinnworksSimulator {
	/** Auth host, which also serves v2 and the drivers. */
	url: string;
	/** Data host, the `Server` of a session; v1 data calls answer only here. */
	serverUrl: string;
	calls: CallLog;
	warehouse: Warehouse;
	faults: Faults;
	switches: LinnworksSwitches;
	/** Ends every session, as the vendor does on a restart. */
	expireSessions(): void;
	/** Back to an empty account; sessions, faults, quotas and the log go too. */
	reset(): void;
	close(): Promise<void>;
}

/** Starts a Linnworks account on two local ports. */
export async function startLinnworksSimulator(
	options: LinnworksSimulatorOptions = {},
): Promise<LinnworksSimulator> {
	const initialSwitches = options.switches ?? {};
	const world = createWorld(options.clock ?? (() => new Date()), initialSwitches);
	const account = createAccount(world, options.credentials ?? DEFAULT_CREDENTIALS);
	const warehouse = {
		...orderDrivers(world),
		...dispatchDrivers(world),
		...handEditDrivers(world),
		...returnDrivers(world),
		...stockDrivers(world),
		...waveDrivers(world),
	};

	function reset(): void {
		resetWorld(world, initialSwitches);
		account.sessions.revokeAll();
		account.quota.clear();
		account.faults.clear();
		account.calls.reset();
		account.v2.clear();
	}

	const drivers: DriverTable = {
		...warehouse,
		fault: (draft: Parameters<Faults['add']>[0]) => account.faults.add(draft),
		clearFaults: () => account.faults.clear(),
		switch: (changed: Partial<LinnworksSwitches>) => Object.assign(world.switches, changed),
		expireSessions: () => account.sessions.revokeAll(),
		resetCalls: () => account.calls.reset(),
		reset,
	};

	function answerAuthHost(request: RawRequest): Outcome {
		if (isDriverPath(request.path)) return answerDriver(account, drivers, request);
		if (request.path.startsWith('/v2/')) return answerV2(account, request);
		if (/^\/api\/auth\//i.test(request.path)) return answerAuth(account, request);
		return noResource(request.path);
	}

	const host = options.host ?? '127.0.0.1';
	const latencyMs = options.latencyMs ?? 0;
	const data = await listen({ port: options.serverPort ?? 0, host, latencyMs }, (request) =>
		answerData(account, request),
	);
	account.serverUrl = data.url;
	const auth = await listen({ port: options.port ?? 0, host, latencyMs }, answerAuthHost);

	return {
		url: auth.url,
		serverUrl: data.url,
		calls: account.calls,
		warehouse,
		faults: account.faults,
		switches: world.switches,
		expireSessions: () => account.sessions.revokeAll(),
		reset,
		close: async () => {
			await Promise.all([auth.close(), data.close()]);
		},
	};
}
