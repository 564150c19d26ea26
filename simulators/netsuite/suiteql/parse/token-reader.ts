import { unsupported } from '../refusal';
import type { Token } from './token';

const RESERVED = new Set(
	`SELECT FROM WHERE GROUP HAVING ORDER BY FETCH LIMIT OFFSET UNION INTERSECT MINUS EXCEPT ON JOIN
	INNER LEFT RIGHT FULL OUTER CROSS NATURAL USING AND OR NOT IN LIKE BETWEEN IS NULL EXISTS CASE
	WHEN THEN ELSE END AS DISTINCT ALL ASC DESC NULLS ESCAPE FOR WITH TOP CONNECT START`.split(/\s+/),
);

/** Walks over the tokens of one query and keeps what holds for the query as a whole. */
export class TokenReader {
	/** How many `?` were read. */
	parameters = 0;
	/** Set when ROWNUM was read; the select being read takes it over. */
	rownumSeen = false;
	/** How many subselects are open. */
	depth = 0;
	private readonly joinStyles = new Set<'comma' | 'join'>();
	private at = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	/** The token `ahead` of the next one, without taking it. */
	peek(ahead = 0): Token {
		return this.tokens[this.at + ahead] ?? { kind: 'end', text: '' };
	}

	/** Takes the next token. */
	take(): Token {
		const token = this.peek();
		this.at += 1;
		return token;
	}

	/** Whether the next token is this keyword. */
	atWord(word: string, ahead = 0): boolean {
		const token = this.peek(ahead);
		return token.kind === 'word' && token.text.toUpperCase() === word;
	}

	/** Takes these keywords when they all follow; tells whether it did. */
	skipWords(...words: string[]): boolean {
		if (!words.every((word, index) => this.atWord(word, index))) return false;
		this.at += words.length;
		return true;
	}

	/** Takes the keyword or refuses. */
	expectWord(word: string): void {
		if (!this.skipWords(word)) throw this.unexpected(`${word} expected`);
	}

	/** Takes the symbol when it follows; tells whether it did. */
	skipSymbol(symbol: string): boolean {
		const token = this.peek();
		if (token.kind !== 'symbol' || token.text !== symbol) return false;
		this.at += 1;
		return true;
	}

	/** Takes the symbol or refuses. */
	expectSymbol(symbol: string): void {
		if (!this.skipSymbol(symbol)) throw this.unexpected(`${symbol} expected`);
	}

	/** Takes a name, in lower case, when one follows that is no keyword. */
	takeName(): string | undefined {
		const token = this.peek();
		if (token.kind === 'name') {
			if (this.depth > 0) throw unsupported('quotation marks inside a subselect');
		} else if (token.kind !== 'word' || RESERVED.has(token.text.toUpperCase())) {
			return undefined;
		}
		this.at += 1;
		return token.text.toLowerCase();
	}

	/** Takes an alias with or without AS; undefined when there is none. */
	takeAlias(): string | undefined {
		const required = this.skipWords('AS');
		const alias = this.takeName();
		if (required && alias === undefined) throw this.unexpected('alias expected');
		return alias;
	}

	/** Notes how tables are joined; a query uses commas or JOIN, not both. */
	noteJoin(style: 'comma' | 'join'): void {
		this.joinStyles.add(style);
		if (this.joinStyles.size > 1) throw unsupported('ANSI and non-ANSI joins in one query');
	}

	/** The refusal for a token that does not fit. */
	unexpected(hint: string): Error {
		const { kind, text } = this.peek();
		return unsupported(`${hint}, found ${kind === 'end' ? 'the end of the query' : text}`);
	}
}
