/** One condition of a search, e.g. `updated_at:>='2026-11-20T08:00:00Z'`. */
export interface SearchTerm {
	readonly field: string | null;
	readonly operator: ':' | '>' | '>=' | '<' | '<=';
	readonly value: string;
	readonly negated: boolean;
}

/** Alternatives, each a list of conditions that must all hold. */
export type SearchQuery = ReadonlyArray<readonly SearchTerm[]>;

const TOKEN =
	/(-?)(?:([A-Za-z_.]+):(>=|<=|>|<)?)?(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|([^\s'"]+))/g;

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
			value: (single ?? double ?? bare ?? '').replace(/\\(.)/g, '$1'),
			negated: minus === '-',
		});
	}
	return groups;
}

/**
 * Whether a row satisfies a search. `read` answers the values of a field, or null for a field
 * the vendor does not index: such a condition is ignored, as the vendor ignores it. Of `wordFields`
 * it compares words only.
 */
export function matchesSearch(
	query: SearchQuery,
	read: (field: string | null) => ReadonlyArray<string | number> | null,
	wordFields: readonly string[] = [],
): boolean {
	return query.some((group) =>
		group.every((term) => {
			const values = read(term.field);
			if (values === null) return true;
			const byWords = wordFields.includes(term.field ?? '') && !term.value.endsWith('*');
			const matches = (value: string | number): boolean =>
				byWords ? matchesWords(String(value), term.value) : compares(value, term);
			return values.some(matches) !== term.negated;
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

/** The words of a text as the vendor indexes it: a SKU falls apart at everything that is no letter or digit. */
const wordsOf = (text: string): string[] =>
	text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');

/** Whether an indexed text has the words of a search one after the other, wherever; blank searches match their like. */
function matchesWords(text: string, wanted: string): boolean {
	const words = wordsOf(wanted);
	if (words.length === 0) return text.toLowerCase() === wanted.toLowerCase();
	return ` ${wordsOf(text).join(' ')} `.includes(` ${words.join(' ')} `);
}
