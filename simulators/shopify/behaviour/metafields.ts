import { createHash } from 'node:crypto';
import type { Metafield, Order } from '../store/order';
import { refuse } from './refusal';
import type { World } from './world';

export interface MetafieldInput {
	readonly namespace: string;
	readonly key: string;
	readonly value: string;
	readonly type: string | null;
	/** Undefined writes whatever is there; null demands that nothing is. */
	readonly compareDigest?: string | null;
}

/** The digest a later write may be made conditional on. */
export function digestOf(metafield: Metafield): string {
	return createHash('sha256').update(`${metafield.type}\n${metafield.value}`).digest('hex');
}

/** Finds a metafield of an order. */
export function findMetafield(order: Order, namespace: string, key: string): Metafield | null {
	return order.metafields.find((one) => one.namespace === namespace && one.key === key) ?? null;
}

/** Writes one metafield, refusing when its digest is no longer the expected one. */
export function setMetafield(world: World, order: Order, input: MetafieldInput): Metafield {
	const known = findMetafield(order, input.namespace, input.key);
	if (input.compareDigest !== undefined) {
		const digest = known ? digestOf(known) : null;
		if (digest !== input.compareDigest) {
			refuse(
				['metafields', '0'],
				'The resource has been updated since it was loaded.',
				'STALE_OBJECT',
			);
		}
	}
	if (!known) {
		const made: Metafield = {
			id: world.ids.next(),
			namespace: input.namespace,
			key: input.key,
			type: input.type ?? 'single_line_text_field',
			value: input.value,
			updatedAt: world.now(),
		};
		order.metafields.push(made);
		return made;
	}
	known.value = input.value;
	known.type = input.type ?? known.type;
	known.updatedAt = world.now();
	return known;
}
