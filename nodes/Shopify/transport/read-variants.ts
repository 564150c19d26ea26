import { inBatches } from '../../shared/in-batches';
import type { InventoryClient } from './inventory-client';
import { listAll } from './list-all';
import { BUNDLES_PER_CALL, FIRST_COMPONENTS, MORE_COMPONENTS } from './queries/catalogue';
import type { RawBundle, RawComponent, RawVariant } from './raw-catalogue';

/** A variant with what it is made of; null for one that is no bundle. */
export type ReadVariant = RawVariant & { components: RawComponent[] | null };

/**
 * Every variant of the shop, and what its bundles are made of. A bundle that goes away between the two is left out. Any
 * failed call is thrown: half a list says nothing about the rest.
 */
export async function readVariants(
	client: InventoryClient,
	mostListed?: number,
): Promise<ReadVariant[]> {
	const variants = await listAll(
		async (filter, after) => await client.listVariants(filter, after),
		mostListed,
	);
	const bundles = variants.filter(({ requiresComponents }) => requiresComponents);
	const components = await readComponents(
		client,
		bundles.map(({ id }) => id),
	);
	return variants.flatMap((variant): ReadVariant[] => {
		if (!variant.requiresComponents) return [{ ...variant, components: null }];
		const parts = components.get(variant.id);
		return parts ? [{ ...variant, components: parts }] : [];
	});
}

async function readComponents(
	client: InventoryClient,
	ids: readonly string[],
): Promise<Map<string, RawComponent[]>> {
	const found = new Map<string, RawComponent[]>();
	for (const batch of inBatches(ids, BUNDLES_PER_CALL)) {
		for (const bundle of await client.readBundles(batch, FIRST_COMPONENTS, null)) {
			const parts = bundle && (await wholeBundle(client, bundle));
			if (parts) found.set(bundle.id, parts);
		}
	}
	return found;
}

async function wholeBundle(
	client: InventoryClient,
	{ id, productVariantComponents: first }: RawBundle,
): Promise<RawComponent[] | null> {
	const parts = [...first.nodes];
	let { pageInfo } = first;
	while (pageInfo.hasNextPage) {
		const [bundle] = await client.readBundles([id], MORE_COMPONENTS, pageInfo.endCursor);
		if (!bundle) return null;
		parts.push(...bundle.productVariantComponents.nodes);
		({ pageInfo } = bundle.productVariantComponents);
	}
	return parts;
}
