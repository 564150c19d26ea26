/** A name that ends in a digit, and then a letter, a small number or both behind a dash: #1031A, #1031-2, #1031-B. */
const SUFFIXED = /^(.*\d)(-?)([A-Z]|(?<=-)\d{1,2})$/;

type Suffixed = { base: string; dash: string; mark: string };

function takeApart(name: string): Suffixed | null {
	const [, base, dash, mark] = SUFFIXED.exec(name) ?? [];
	return base === undefined || dash === undefined || mark === undefined
		? null
		: { base, dash, mark };
}

/**
 * Names an order may have replaced, by its own name: the one before it in a row of replacements and the first of the
 * row. Empty for a name without a suffix. Merchants format names freely, so a hit proves nothing by itself.
 */
export function predecessorNames(name: string): string[] {
	const parts = takeApart(name);
	if (parts === null) return [];
	const before = stepped(parts, -1);
	return before === null ? [parts.base] : [before, parts.base];
}

/** Names that an order replacing this one may have. */
export function successorNames(name: string): string[] {
	const parts = takeApart(name);
	const after = parts === null ? null : stepped(parts, 1);
	const own = /\d$/.test(name) ? [`${name}A`, `${name}-1`, `${name}-2`, `${name}-A`] : [`${name}A`];
	return after === null ? own : [after, ...own];
}

/** Whether the one name is the other with a suffix, or the next in the same row. */
export function followsByName(name: string, base: string): boolean {
	return predecessorNames(name).includes(base) || successorNames(base).includes(name);
}

function stepped({ base, dash, mark }: Suffixed, step: 1 | -1): string | null {
	if (/\d/.test(mark)) {
		const number = Number(mark) + step;
		return number < 1 ? null : `${base}${dash}${number}`;
	}
	const letter = String.fromCharCode(mark.charCodeAt(0) + step);
	return /[A-Z]/.test(letter) ? `${base}${dash}${letter}` : null;
}
