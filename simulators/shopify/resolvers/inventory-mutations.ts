import type { GraphQLResolveInfo } from 'graphql';
import { refuse } from '../behaviour/refusal';
import { setQuantities, type SetRequest } from '../behaviour/set-quantities';
import type { Adjustment } from '../store/catalogue';
import { parseGid } from '../store/ids';
import { adjustmentView } from '../views/adjustment-view';
import type { View } from '../views/view';
import type { RequestContext } from './context';
import { idempotencyKey } from './idempotency-key';
import { requireInputSize } from './input-size';
import { outcome } from './mutation-outcome';

interface SetInput {
	readonly name: string;
	readonly reason: string;
	readonly referenceDocumentUri?: string | null;
	readonly quantities: ReadonlyArray<{
		readonly inventoryItemId: string;
		readonly locationId: string;
		readonly quantity: number;
		readonly changeFromQuantity?: number | null;
	}>;
}

/** inventorySetQuantities: a repeated key answers what the first call did, and does nothing. */
export const inventoryMutations = {
	inventorySetQuantities(
		{ input }: { readonly input: SetInput },
		context: RequestContext,
		info: GraphQLResolveInfo,
	): View {
		requireInputSize(input.quantities);
		const { world } = context;
		const key = idempotencyKey(context, info);
		const text = JSON.stringify(input);
		const known = key === null ? undefined : world.store.setCalls.get(key);
		if (known) return outcome(() => ({ inventoryAdjustmentGroup: replay(context, known, text) }));
		const { adjustment, refusal } = setQuantities(world, toRequest(input));
		const isSpent = refusal === null || world.switches.refusedKeys === 'spent';
		if (key !== null && isSpent) world.store.setCalls.set(key, { input: text, adjustment });
		return {
			inventoryAdjustmentGroup: adjustment && adjustmentView(context, adjustment),
			userErrors: refusal?.rows ?? [],
		};
	},
};

function replay(
	context: RequestContext,
	known: { readonly input: string; readonly adjustment: Adjustment | null },
	input: string,
): View {
	if (known.input !== input) {
		refuse(
			null,
			'The same idempotency key cannot be used with different operation parameters.',
			'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
		);
	}
	if (!known.adjustment) {
		refuse(
			null,
			'A previous request with this idempotency key failed. Retry with a new idempotency key.',
			'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
		);
	}
	return adjustmentView(context, known.adjustment);
}

const toRequest = (input: SetInput): SetRequest => ({
	name: input.name,
	reason: input.reason,
	referenceDocumentUri: input.referenceDocumentUri ?? null,
	pairs: input.quantities.map((row) => ({
		inventoryItemId: idOf(row.inventoryItemId, 'InventoryItem'),
		locationId: idOf(row.locationId, 'Location'),
		quantity: row.quantity,
		...(row.changeFromQuantity === undefined ? {} : { changeFrom: row.changeFromQuantity }),
	})),
});

function idOf(id: string, type: string): number {
	const parsed = parseGid(id);
	return parsed.type === type ? Number(parsed.key) : -1;
}
