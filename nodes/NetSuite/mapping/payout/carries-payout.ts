import type { MoneyRow } from './money-row';

/**
 * Whether a bank deposit is one of this payout: by the payout in its external id, with or without a part behind it
 * (`<prefix>900`, `<prefix>900-2`), or else by the payout as a whole word in its memo.
 */
export function carriesPayout(
	{ externalId, memo }: Pick<MoneyRow, 'externalId' | 'memo'>,
	payoutId: string,
	payoutPrefix: string,
): boolean {
	const isOurs =
		payoutPrefix !== '' && externalId.toLowerCase().startsWith(payoutPrefix.toLowerCase());
	return hasWord(
		isOurs ? externalId.slice(payoutPrefix.length).replace(/[-_].*$/, '') : memo,
		payoutId,
	);
}

/** A number with a point or a comma in it is one word: 900 is not in 1,900.00. */
function hasWord(text: string, word: string): boolean {
	const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![A-Za-z0-9]|\\d[.,])${literal}(?![A-Za-z0-9]|[.,]\\d)`).test(text);
}
