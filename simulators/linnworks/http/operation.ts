import type { Args } from '../behaviour/args';
import type { World } from '../store/world';

/** Answers 204 without a body. */
export const NO_CONTENT = Symbol('no content');

/**
 * How the parameters of a POST are packed. A: named keys. B: everything under `request`. C: flat in
 * JSON, `request=` in a form.
 */
export type Family = 'named' | 'wrapped' | 'flat';

export interface Operation {
	family: Family;
	callsPerMinute: 150 | 250;
	/** Reads answer GET as well as POST. */
	isRead?: boolean;
	/** A flat operation that refuses the `request` wrapper in JSON. */
	isStrictlyFlat?: boolean;
	run(world: World, args: Args): unknown;
}

export type OperationTable = Readonly<Record<string, Operation>>;

/** A POST with named keys. */
export function named(callsPerMinute: 150 | 250, run: Operation['run']): Operation {
	return { family: 'named', callsPerMinute, run };
}

/** A read, by GET with a query or by POST. */
export function read(callsPerMinute: 150 | 250, run: Operation['run']): Operation {
	return { family: 'named', callsPerMinute, isRead: true, run };
}

/** A POST whose body is all under `request`. */
export function wrapped(callsPerMinute: 150 | 250, run: Operation['run']): Operation {
	return { family: 'wrapped', callsPerMinute, run };
}

/** A POST whose JSON body has no wrapper. */
export function flat(callsPerMinute: 150 | 250, run: Operation['run']): Operation {
	return { family: 'flat', callsPerMinute, run };
}
