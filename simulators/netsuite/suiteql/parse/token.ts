import { unsupported } from '../refusal';

/** A piece of a query. `word` is an unquoted name or keyword, `name` a double-quoted one. */
export interface Token {
	readonly kind: 'word' | 'name' | 'number' | 'text' | 'symbol' | 'end';
	readonly text: string;
}

const SYMBOLS = ['||', '<>', '!=', '<=', '>=', ...'(),.*+-/=<>?;'];
const WORD = /[A-Za-z][A-Za-z0-9_$#]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const BLANK = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)+/y;

/**
 * Cuts a query into tokens; comments and blanks fall out, quoted text stays as it is.
 * Throws SuiteQlRefused for an open quote and for characters SuiteQL does not know.
 */
export function tokenise(q: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	const match = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		return pattern.exec(q)?.[0];
	};
	while (at < q.length) {
		const blank = match(BLANK);
		if (blank !== undefined) {
			at += blank.length;
			continue;
		}
		const quote = q.charAt(at);
		if (quote === "'" || quote === '"') {
			const { text, next } = readQuoted(q, at, quote);
			tokens.push({ kind: quote === "'" ? 'text' : 'name', text });
			at = next;
			continue;
		}
		const token = plainToken(match, q, at);
		tokens.push(token);
		at += token.text.length;
	}
	return [...tokens, { kind: 'end', text: '' }];
}

function plainToken(match: (pattern: RegExp) => string | undefined, q: string, at: number): Token {
	const word = match(WORD);
	if (word !== undefined) return { kind: 'word', text: word };
	const number = match(NUMBER);
	if (number !== undefined) return { kind: 'number', text: number };
	const symbol = SYMBOLS.find((candidate) => q.startsWith(candidate, at));
	if (symbol !== undefined) return { kind: 'symbol', text: symbol };
	throw unsupported(`unexpected character ${q.charAt(at)}`);
}

function readQuoted(q: string, start: number, quote: string): { text: string; next: number } {
	let text = '';
	for (let at = start + 1; at < q.length; at += 1) {
		if (q.charAt(at) !== quote) {
			text += q.charAt(at);
		} else if (q.charAt(at + 1) === quote) {
			text += quote;
			at += 1;
		} else {
			return { text, next: at + 1 };
		}
	}
	throw unsupported('a quoted text is not closed');
}
