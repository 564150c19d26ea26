import { z } from 'zod';
import { LEVEL_PROBLEMS } from './stock-level';

/** Why a level cannot be pushed although it should be; a person has to settle it. */
const CODES = [
	...LEVEL_PROBLEMS,
	/** The shop has no such SKU. */
	'notInShop',
	/** Several articles of the shop have the SKU. */
	'duplicateInShop',
	'untracked',
	/** The article is not stocked at a location that should have some. */
	'notStocked',
	/** A stock signal names a location of the shop that no location of the warehouse feeds. */
	'unmappedLocation',
	/** The shop refused the level. */
	'rejected',
] as const;

export const stockProblemSchema = z.object({
	code: z.enum(CODES),
	sku: z.string(),
	/** A location of the shop; empty where the SKU itself is the problem. */
	locationId: z.string(),
	detail: z.string(),
});
export type StockProblem = z.infer<typeof stockProblemSchema>;

const WORDS: Readonly<Record<StockProblem['code'], { what: string; fix: string }>> = {
	notFound: {
		what: 'the shop sells it, and the warehouse has no such item',
		fix: 'Create the item in the warehouse, or add a row to osync_sku_map.',
	},
	archived: {
		what: 'the shop sells it, and its item in the warehouse is archived',
		fix: 'Put the item back into use, or take the article out of the shop.',
	},
	ambiguous: {
		what: 'it could be several items of the warehouse',
		fix: 'Make their SKUs differ, or add a row to osync_sku_map with the exact one.',
	},
	variationParent: {
		what: 'in the warehouse it is a group of variations without goods of its own',
		fix: 'Give the article in the shop the SKU of one variation.',
	},
	compositeEmpty: {
		what: 'its composite item has no components',
		fix: 'Give the composite its components in the warehouse.',
	},
	componentUnknown: {
		what: 'a component of its composite item cannot be counted',
		fix: 'Put the component into use, or take it out of the composite.',
	},
	compositeCircular: {
		what: 'its composite item contains itself',
		fix: 'Correct the composition in the warehouse.',
	},
	levelsMissing: {
		what: 'the warehouse tells no level of it',
		fix: 'Look at the item in the warehouse; it is read again with every push.',
	},
	notInShop: {
		what: 'the warehouse keeps it, and the shop does not have it',
		fix: 'Create the article in the shop, or add a stock rule with push no.',
	},
	duplicateInShop: {
		what: 'several articles of the shop have this SKU',
		fix: 'Give each article a SKU of its own.',
	},
	untracked: {
		what: 'the shop does not track its quantity',
		fix: 'Switch on Track quantity for the article, or add a stock rule with push no.',
	},
	notStocked: {
		what: 'the article is not stocked at the location',
		fix: 'Stock the article at the location in the shop, or add a stock rule with push no.',
	},
	unmappedLocation: {
		what: 'its stock at the location may be wrong, and no warehouse location feeds it',
		fix: 'Correct the level in the shop, or add a row to osync_location_map.',
	},
	rejected: {
		what: 'the shop refused the level',
		fix: 'Look at the article in the shop; it is tried again with the next push.',
	},
};

/** A problem as sentences that name SKU, location and what to do. */
export function problemWords({ code, sku, locationId, detail }: StockProblem): string {
	const { what, fix } = WORDS[code];
	const place = locationId === '' ? '' : ` at shop location ${locationId}`;
	const more = detail === '' ? '' : ` (${detail})`;
	return `SKU "${sku}"${place}: ${what}${more}. ${fix}`;
}
