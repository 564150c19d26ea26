import type { Operation } from '../operation';
import { setAnswerSchema, type RawSetProblem } from '../raw-inventory';

/** The vendor's most for a list in a call (docs/vendors/shopify.md §7). */
export const PAIRS_PER_CALL = 250;

/** A mutation is 10 points, its payload and the list of problems one each. */
const POINTS = 12;

/** What a call sets, as the vendor has it; the quantity that was read before is always named, null for none. */
export type SetInput = {
	name: 'available' | 'on_hand';
	reason: string;
	referenceDocumentUri: string;
	quantities: Array<{
		inventoryItemId: string;
		locationId: string;
		quantity: number;
		changeFromQuantity: number | null;
	}>;
};

/** Sets quantities once for each key; answers what the shop refuses, and then it did nothing at all. */
export const SET_QUANTITIES: Operation<RawSetProblem[]> = {
	kind: 'mutation',
	name: 'SetQuantities',
	text: `
mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    userErrors { code field message }
  }
}`,
	points: POINTS,
	refusalsInAnswer: true,
	answer: setAnswerSchema.transform(({ inventorySetQuantities: { userErrors } }) => userErrors),
};
