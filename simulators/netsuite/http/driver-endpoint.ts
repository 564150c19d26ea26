import type { Account } from './account';
import { reply, type Outcome, type RawRequest } from './exchange';
import { tryJson } from './read-json';

/** A function another process may call by POST. */
export type Driver = (...args: never[]) => unknown;
export type DriverTable = Readonly<Record<string, Driver>>;

const PREFIX = '/_sim/';
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

function answer(status: number, body: unknown): Outcome {
	return reply(status, body ?? null, JSON_TYPE);
}

function argumentsOf(body: string): unknown[] {
	if (body.trim() === '') return [];
	const value = tryJson(body);
	return Array.isArray(value) ? value : [value];
}

function callDriver(driver: Driver, args: unknown[]): Outcome {
	try {
		return answer(200, (driver as (...args: unknown[]) => unknown)(...args));
	} catch (error) {
		return answer(400, { message: error instanceof Error ? error.message : String(error) });
	}
}

/** Whether a path is one of the simulator's own. */
export function isDriverPath(path: string): boolean {
	return path.startsWith(PREFIX);
}

/** Answers `/_sim/...`: POST runs a driver with a JSON list of arguments, or one object; GET reads. */
export function answerDriver(account: Account, drivers: DriverTable, request: RawRequest): Outcome {
	const name = request.path.slice(PREFIX.length);
	if (request.method === 'GET') {
		const { calls, world } = account;
		if (name === 'calls') return answer(200, calls.all());
		if (name === 'switches') return answer(200, world.switches);
		const key = request.query.get('key');
		const driver = name === 'order' || name === 'record' ? drivers[name] : undefined;
		if (driver && key !== null) return callDriver(driver, [key]);
	}
	const driver = Object.hasOwn(drivers, name) ? drivers[name] : undefined;
	if (request.method !== 'POST' || !driver) return answer(404, { message: `No driver ${name}.` });
	return callDriver(driver, argumentsOf(request.body));
}
