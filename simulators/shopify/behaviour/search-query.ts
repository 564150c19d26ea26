/** One condition of a search, e.g. `updated_at:>='2026-11-20T08:00:00Z'`. */
export interface SearchTerm {
	readonly field: string | null;
	readonly operator: ':' | '>' | '>=' | '<' | '<=';
	readonly value: string;
	readonly negated: boolean;
}

/** Alternatives, each a list of conditions that must all hold. */
export type SearchQuery = ReadonlyArray<readonly SearchTerm[]>;

const TOKEN = /(-?)(?:([A-Za-z_.]+):(>=|<=|>|<)?)?(?:'([^']*)'|"([^"]*)"|([^\s'"]+))/g;

/** Reads the vendor's search syntax: implicit AND, `OR`, ranges, quotes and `-` for not. */
export function parseSearch(query: string): SearchQuery {
	const groups: SearchTerm[][] = [[]];
	for (const match of query.matchAll(TOKEN)) {
		const [, minus, field, operator, single, double, bare] = match;
		if (!field && bare === 'AND') continue;
		if (!field && bare === 'OR') {
			groups.push([]);
			continue;
		}
		groups[groups.length - 1]?.push({
			field: field ?? null,
			operator: toOperator(operator),
			value: single ?? double ?? bare ?? '',
			negated: minus === '-',
		});
	}
	return groups;
}

/**
 * Whether a row satisfies a search. `read` answers the values of a field, or null for a field
 * the vendor does not index: such a condition is ignored, as the vendor ignores it.
 */
export function matchesSearch(
	query: SearchQuery,
	read: (field: string | null) => ReadonlyArray<string | number> | null,
): boolean {
	return query.some((group) =>
		group.every((term) => {
			const values = read(term.field);
			if (values === null) return true;
			return values.some((value) => compares(value, term)) !== term.negated;
		}),
	);
}

function compares(value: string | number, { operator, value: wanted }: SearchTerm): boolean {
	const [a, b] = comparable(value, wanted);
	switch (operator) {
		case ':':
			return wanted.endsWith('*')
				? String(a).startsWith(wanted.slice(0, -1).toLowerCase())
				: a === b;
		case '>':
			return a > b;
		case '>=':
			return a >= b;
		case '<':
			return a < b;
		case '<=':
			return a <= b;
	}
}

function comparable(value: string | number, wanted: string): [number, number] | [string, string] {
	if (typeof value === 'number') {
		const asDate = Date.parse(wanted);
		return [value, /^-?\d+(\.\d+)?$/.test(wanted) ? Number(wanted) : asDate];
	}
	return [value.toLowerCase(), wanted.toLowerCase()];
}

function toOperator(text: string | undefined): SearchTerm['operator'] {
	return text === '>' || text === '>=' || text === '<' || text === '<=' ? text : ':';
}
