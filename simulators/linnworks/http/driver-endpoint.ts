import type { Account } from './account';
import { reply, success, type Outcome } from './outcome';
import { tryJson, type RawRequest } from './request-body';

/** A function another process may call by POST. */
export type Driver = (...args: never[]) => unknown;
export type DriverTable = Readonly<Record<string, Driver>>;

const PREFIX = '/_sim/';

function argumentsOf(body: string): unknown[] {
	if (body.trim() === '') return [];
	const value = tryJson(body);
	return Array.isArray(value) ? value : [value];
}

function callDriver(driver: Driver, args: unknown[]): Outcome {
	try {
		const result = (driver as (...args: unknown[]) => unknown)(...args);
		return success(result ?? null);
	} catch (error) {
		return reply(400, { Message: error instanceof Error ? error.message : String(error) });
	}
}

function read(account: Account, drivers: DriverTable, request: RawRequest): Outcome | undefined {
	const name = request.path.slice(PREFIX.length);
	if (name === 'calls') return success(account.calls.all());
	if (name === 'switches') return success(account.world.switches);
	const argument = request.query.get('reference') ?? request.query.get('sku');
	const driver = name === 'order' || name === 'stockLevel' ? drivers[name] : undefined;
	return driver && argument !== null ? callDriver(driver, [argument]) : undefined;
}

/** Whether a path is one of the simulator's own. */
export function isDriverPath(path: string): boolean {
	return path.startsWith(PREFIX);
}

/** Answers `/_sim/...`: POST runs a driver with a JSON list of arguments, or one object. */
export function answerDriver(account: Account, drivers: DriverTable, request: RawRequest): Outcome {
	const name = request.path.slice(PREFIX.length);
	if (request.method === 'GET') {
		const found = read(account, drivers, request);
		if (found) return found;
	}
	const driver = Object.hasOwn(drivers, name) ? drivers[name] : undefined;
	if (request.method !== 'POST' || !driver) return reply(404, { Message: `No driver ${name}.` });
	return callDriver(driver, argumentsOf(request.body));
}
