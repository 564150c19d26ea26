/** A query as read: what was written, before names are looked up. */
export interface Query {
	readonly first: Select;
	readonly rest: readonly { operator: SetOperator; select: Select }[];
	readonly orderBy: readonly OrderTerm[];
	readonly fetchFirst: number | undefined;
}

/** How two selects are put together; MINUS is the vendor's word for EXCEPT. */
export type SetOperator = 'UNION' | 'UNION ALL' | 'INTERSECT' | 'MINUS';

/** One sort term; `nulls` only when the query says so. */
export interface OrderTerm {
	readonly value: Expression;
	readonly descending: boolean;
	readonly nulls: 'FIRST' | 'LAST' | undefined;
}

/** One SELECT; `usesRownum` when ROWNUM stands in it outside of its subqueries. */
export interface Select {
	readonly distinct: boolean;
	readonly items: readonly SelectItem[];
	readonly from: readonly FromItem[];
	readonly where: Expression | undefined;
	readonly groupBy: readonly Expression[];
	readonly having: Expression | undefined;
	readonly usesRownum: boolean;
}

/** An output column, or all columns of one source or of all. */
export type SelectItem =
	| { readonly kind: 'star'; readonly source: string | undefined }
	| { readonly kind: 'item'; readonly value: Expression; readonly alias: string | undefined };

/** A source and what is joined to it. */
export interface FromItem {
	readonly source: Source;
	readonly joins: readonly Join[];
}

/** A table or a subselect, with the name it goes by. */
export type Source =
	| { readonly kind: 'table'; readonly table: string; readonly alias: string | undefined }
	| { readonly kind: 'subselect'; readonly query: Query; readonly alias: string | undefined };

/** An ANSI join; CROSS has no condition. */
export interface Join {
	readonly type: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS';
	readonly source: Source;
	readonly on: Expression | undefined;
}

/** A value or a condition. Names are in lower case, function names in upper case. */
export type Expression =
	| { readonly kind: 'literal'; readonly value: string | number | null }
	| { readonly kind: 'parameter'; readonly index: number }
	| { readonly kind: 'column'; readonly source: string | undefined; readonly name: string }
	| { readonly kind: 'rownum' }
	| { readonly kind: 'sysdate' }
	| {
			readonly kind: 'call';
			readonly name: string;
			readonly args: readonly Expression[];
			readonly distinct: boolean;
			readonly star: boolean;
	  }
	| {
			readonly kind: 'arithmetic';
			readonly operator: '+' | '-' | '*' | '/' | '||';
			readonly left: Expression;
			readonly right: Expression;
	  }
	| { readonly kind: 'negative'; readonly operand: Expression }
	| {
			readonly kind: 'case';
			readonly subject: Expression | undefined;
			readonly branches: readonly { when: Expression; then: Expression }[];
			readonly otherwise: Expression | undefined;
	  }
	| { readonly kind: 'subquery'; readonly query: Query }
	| Condition;

/** What is true, false or unknown. */
export type Condition =
	| {
			readonly kind: 'compare';
			readonly operator: CompareOperator;
			readonly left: Expression;
			readonly right: Expression;
	  }
	| {
			readonly kind: 'logic';
			readonly operator: 'AND' | 'OR';
			readonly left: Expression;
			readonly right: Expression;
	  }
	| { readonly kind: 'not'; readonly operand: Expression }
	| { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean }
	| {
			readonly kind: 'between';
			readonly operand: Expression;
			readonly low: Expression;
			readonly high: Expression;
			readonly negated: boolean;
	  }
	| {
			readonly kind: 'in';
			readonly operand: Expression;
			readonly among: readonly Expression[];
			readonly negated: boolean;
	  }
	| {
			readonly kind: 'inQuery';
			readonly operand: Expression;
			readonly query: Query;
			readonly negated: boolean;
	  }
	| {
			readonly kind: 'like';
			readonly operand: Expression;
			readonly pattern: Expression;
			readonly escape: Expression | undefined;
			readonly negated: boolean;
	  }
	| { readonly kind: 'exists'; readonly query: Query };

/** The comparisons SuiteQL knows. */
export type CompareOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

const CONDITIONS: ReadonlySet<string> = new Set<Condition['kind']>([
	'compare',
	'logic',
	'not',
	'isNull',
	'between',
	'in',
	'inQuery',
	'like',
	'exists',
]);

/** Whether the expression is a condition; SuiteQL has no boolean values outside of conditions. */
export function isCondition(expression: Expression): expression is Condition {
	return CONDITIONS.has(expression.kind);
}
