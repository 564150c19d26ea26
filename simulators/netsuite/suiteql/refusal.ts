/** What the account answers 400 to: `code` is the o:errorCode, `detail` the text of the error detail. */
export class SuiteQlRefused extends Error {
	readonly code = 'INVALID_PARAMETER';

	constructor(readonly detail: string) {
		super(detail);
		this.name = 'SuiteQlRefused';
	}
}

const LEAD = 'Invalid search query. Detailed unprocessed description follows.';

/** A name no table of the query has; `available` lists the records in reach, alias=record. */
export function unknownIdentifier(name: string, available: string): SuiteQlRefused {
	return new SuiteQlRefused(
		`${LEAD} Search error occurred: Unknown identifier '${name}'. Available identifiers are: {${available}}.`,
	);
}

/** A column asked of one record that does not have it. */
export function unknownField(field: string, record: string): SuiteQlRefused {
	return new SuiteQlRefused(
		`${LEAD} Search error occurred: Field '${field}' for record '${record}' was not found.`,
	);
}

/** A table that does not exist or that the role may not see. */
export function unknownRecord(name: string): SuiteQlRefused {
	return new SuiteQlRefused(`${LEAD} Search error occurred: Record '${name}' was not found.`);
}

/** Anything SuiteQL does not take; `what` says which part, because a bare refusal helps nobody. */
export function unsupported(what: string): SuiteQlRefused {
	return new SuiteQlRefused(
		`${LEAD} Search error occurred: Invalid or unsupported search. (${what})`,
	);
}
