import { bulkDrivers } from './drivers/bulk-drivers';
import { catalogueDrivers } from './drivers/catalogue-drivers';
import { moneyDrivers } from './drivers/money-drivers';
import { orderDrivers } from './drivers/order-drivers';
import { warehouseDrivers } from './drivers/warehouse-drivers';
import type { FaultDraft, Faults } from './faults/faults';
import { createAccount, type Account } from './http/account';
import type { CallLog } from './http/call-log';
import { answerDriver, isDriverPath, type DriverTable } from './http/driver-endpoint';
import { listen, type Reception } from './http/listen';
import { routeOf } from './http/route';
import { answerService, refuseOverload } from './http/services';
import type { LoginFailure } from './login/audit-trail';
import type { NetSuiteCredentials } from './login/credentials';
import { createWorld, resetWorld, type World } from './store/world';
import type { NetSuiteSwitches } from './switches';

export type { FaultDraft } from './faults/faults';
export type { Call, CallLog } from './http/call-log';
export type { LoginFailure } from './login/audit-trail';
export type { NetSuiteCredentials } from './login/credentials';
export type { LineSnapshot, RecordSnapshot } from './drivers/snapshot';
export { DEFAULT_SWITCHES, type NetSuiteSwitches } from './switches';

export interface NetSuiteSimulatorOptions {
	/** A free one when left out. */
	port?: number;
	host?: string;
	clock?: () => Date;
	/** How long each request takes; it holds its slot meanwhile. */
	latencyMs?: number;
	switches?: Partial<NetSuiteSwitches>;
}

export type NetSuiteAccount = ReturnType<typeof accountDrivers>;

export interface NetSuiteSimulator {
	/** Base URL; everything of the account is under `/services/rest` of it. */
	url: string;
	/** Login data of the account, made anew at each start. */
	credentials: NetSuiteCredentials;
	calls: CallLog;
	account: NetSuiteAccount;
	faults: Faults;
	switches: NetSuiteSwitches;
	/** Back to an empty account; tokens, faults and the log go too. The login data stays. */
	reset(): void;
	close(): Promise<void>;
}

function accountDrivers(world: World, account: Account) {
	return {
		...catalogueDrivers(world),
		...orderDrivers(world),
		...warehouseDrivers(world),
		...moneyDrivers(world),
		...bulkDrivers(world),
		/** The login audit trail, which alone says why a login failed. */
		loginFailures: (): LoginFailure[] => account.logins.trail.all(),
		/** Ends every access token. */
		revokeTokens: (): void => account.logins.revokeTokens(),
	};
}

function receptionOf(account: Account, drivers: DriverTable): Reception {
	return {
		enter(request) {
			const isGoverned = /^\/services\/rest\/(?!auth\/)/.test(request.path);
			if (!isGoverned) return { leave: () => undefined };
			if (!account.slots.take()) return { refusal: refuseOverload(account, request) };
			return { leave: () => account.slots.release() };
		},
		async answer(request) {
			if (isDriverPath(request.path)) return answerDriver(account, drivers, request);
			if (routeOf(request.path).kind === 'suiteql') await account.books.open();
			return answerService(account, request);
		},
	};
}

/** Starts a NetSuite account on a local port. */
export async function startNetSuiteSimulator(
	options: NetSuiteSimulatorOptions = {},
): Promise<NetSuiteSimulator> {
	const initialSwitches = options.switches ?? {};
	const world = createWorld(options.clock ?? (() => new Date()), initialSwitches);
	const account = createAccount(world);
	const people = accountDrivers(world, account);

	function reset(): void {
		resetWorld(world, initialSwitches);
		account.books.reset();
		account.logins.clear();
		account.faults.clear();
		account.calls.reset();
	}

	const drivers: DriverTable = {
		...people,
		fault: (draft: FaultDraft) => account.faults.add(draft),
		clearFaults: () => account.faults.clear(),
		switch: (changed: Partial<NetSuiteSwitches>) => Object.assign(world.switches, changed),
		credentials: () => account.logins.keyring.credentials,
		resetCalls: () => account.calls.reset(),
		reset,
	};
	const listener = await listen(
		{
			port: options.port ?? 0,
			host: options.host ?? '127.0.0.1',
			latencyMs: options.latencyMs ?? 0,
		},
		receptionOf(account, drivers),
	);
	world.baseUrl = listener.url;

	return {
		url: listener.url,
		credentials: account.logins.keyring.credentials,
		calls: account.calls,
		account: people,
		faults: account.faults,
		switches: world.switches,
		reset,
		close: async () => {
			await listener.close();
			account.books.close();
		},
	};
}
