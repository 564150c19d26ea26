import { Faults } from '../faults/faults';
import { Logins } from '../login/logins';
import type { World } from '../store/world';
import { Books } from '../views/rows/books';
import { CallLog } from './call-log';
import { Slots } from './slots';

/** The world of one account with everything that stands in front of it. */
export interface Account {
	readonly world: World;
	readonly logins: Logins;
	readonly faults: Faults;
	readonly calls: CallLog;
	readonly slots: Slots;
	readonly books: Books;
}

/** Puts an account together. */
export function createAccount(world: World): Account {
	const calls = new CallLog();
	return {
		world,
		logins: new Logins(world),
		faults: new Faults(),
		calls,
		slots: new Slots(world.switches, calls),
		books: new Books(world),
	};
}
