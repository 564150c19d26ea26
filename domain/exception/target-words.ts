import type { Lane } from '../signal/lane';

/** The rules speak of the warehouse, which is where most orders go; these are the words of another target. */
const WORDS: Partial<Record<Lane, ReadonlyArray<[RegExp, string]>>> = {
	netsuite: inNetSuite(),
	netsuiteRefunds: inNetSuite(),
};

function inNetSuite(): Array<[RegExp, string]> {
	return [
		[/\bwarehouse orders\b/gi, 'sales orders'],
		[/\bwarehouse order\b/gi, 'sales order'],
		[/\bthe warehouse (?:system|account|application)\b/gi, 'NetSuite'],
		[/\bthe warehouse\b/gi, 'NetSuite'],
	];
}

/** A text for people, in the words of the target that a flow works on. */
export const inTargetWords = (text: string, lane: Lane | ''): string =>
	(lane === '' ? [] : (WORDS[lane] ?? [])).reduce(
		(said, [word, own]) => said.replace(word, own),
		text,
	);
