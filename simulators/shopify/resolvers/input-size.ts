import { GraphQLError } from 'graphql';

const MOST_ENTRIES = 250;

/** Refuses a list in the arguments that is longer than the vendor takes. */
export function requireInputSize(list: readonly unknown[]): void {
	if (list.length <= MOST_ENTRIES) return;
	throw new GraphQLError(
		`The input array size of ${list.length} is greater than the maximum allowed of ${MOST_ENTRIES}.`,
		{ extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } },
	);
}
