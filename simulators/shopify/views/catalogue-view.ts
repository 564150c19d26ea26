import { findLevel, levelsOf } from '../behaviour/inventory';
import { isOpen } from '../store/fulfilment';
import { gid, parseGid } from '../store/ids';
import { toDecimal } from '../store/money';
import type { InventoryLevel, Location, Variant } from '../store/catalogue';
import { requireScope, type RequestContext } from '../resolvers/context';
import { connection, type PageArguments } from './connection';
import { dateView, type View, type ViewContext } from './view';

interface LevelArguments {
	readonly locationId: string;
	readonly includeInactive: boolean;
}

/** A ProductVariant. */
export function variantView(context: ViewContext, variant: Variant): View {
	const { settings } = context.world;
	return {
		__typename: 'ProductVariant',
		id: gid('ProductVariant', variant.id),
		legacyResourceId: String(variant.id),
		sku: variant.sku || null,
		barcode: variant.barcode,
		title: variant.title,
		displayName: `${variant.productTitle} - ${variant.title}`,
		price: toDecimal(variant.price, settings.currency),
		createdAt: dateView(variant.createdAt),
		updatedAt: dateView(variant.updatedAt),
		inventoryQuantity: () =>
			levelsOf(context.world, variant.inventoryItemId)
				.filter(({ isActive }) => isActive)
				.reduce((sum, level) => sum + level.available, 0),
		product: { ...productView(variant) },
		requiresComponents: variant.components.length > 0,
		productVariantComponents: (args: PageArguments) =>
			connection(componentsOf(context, variant), args, ({ part, quantity }) => ({
				id: gid('ProductVariantComponent', `${variant.id}-${part.id}`),
				quantity,
				productVariant: () => variantView(context, part),
			})),
		inventoryItem: () => inventoryItemView(context, variant),
	};
}

/** What a bundle is made of; an article that was deleted is no part of it any more. */
function componentsOf(
	{ world }: ViewContext,
	{ components }: Variant,
): Array<{ part: Variant; quantity: number }> {
	return components.flatMap(({ variantId, quantity }) => {
		const part = world.store.variants.get(variantId);
		return part ? [{ part, quantity }] : [];
	});
}

/** A Product. */
export function productView(variant: Variant): View {
	return {
		__typename: 'Product',
		id: gid('Product', variant.productId),
		title: variant.productTitle,
		status: variant.productStatus,
		vendor: variant.vendor,
	};
}

/** An InventoryItem; the SKU may be shared with other items. */
export function inventoryItemView(context: ViewContext, variant: Variant): View {
	const { world } = context;
	const { inventoryItemId } = variant;
	const isShown = (level: InventoryLevel, includeInactive: boolean): boolean =>
		level.isActive || includeInactive;
	return {
		__typename: 'InventoryItem',
		id: gid('InventoryItem', variant.inventoryItemId),
		legacyResourceId: String(variant.inventoryItemId),
		sku: variant.sku,
		tracked: variant.tracked,
		requiresShipping: variant.requiresShipping,
		duplicateSkuCount: () =>
			[...world.store.variants.values()].filter((one) => one.sku === variant.sku).length - 1,
		variants: (args: PageArguments) =>
			connection([variant], args, (one) => variantView(context, one)),
		inventoryLevel: ({ locationId, includeInactive }: LevelArguments) => {
			const level = findLevel(world, inventoryItemId, Number(parseGid(locationId).key));
			return level && isShown(level, includeInactive) ? inventoryLevelView(context, level) : null;
		},
		inventoryLevels: (args: PageArguments & Pick<LevelArguments, 'includeInactive'>) =>
			connection(
				levelsOf(world, inventoryItemId).filter((level) => isShown(level, args.includeInactive)),
				args,
				(level) => inventoryLevelView(context, level),
			),
	};
}

/** The last part of the global id of a level: its number and its article. */
export const levelName = ({ id, inventoryItemId }: InventoryLevel): string =>
	`${id}?inventory_item_id=${inventoryItemId}`;

/** An InventoryLevel with the quantities asked for by name. */
export function inventoryLevelView(context: ViewContext, level: InventoryLevel): View {
	const known: Readonly<Record<string, number>> = {
		available: level.available,
		committed: level.committed,
		on_hand: level.available + level.committed,
		reserved: 0,
		incoming: 0,
	};
	return {
		__typename: 'InventoryLevel',
		id: gid('InventoryLevel', levelName(level)),
		isActive: level.isActive,
		item: () => {
			const variant = context.world.store.items.get(level.inventoryItemId);
			return variant && inventoryItemView(context, variant);
		},
		location: () => locationView(context, context.world.store.locations.get(level.locationId)),
		quantities: ({ names }: { readonly names: readonly string[] }) =>
			names.map((name) => ({
				id: gid('InventoryQuantity', `${level.id}?name=${name}`),
				name,
				quantity: known[name] ?? 0,
				updatedAt: dateView(level.updatedAt),
			})),
	};
}

/** A Location. */
export function locationView({ world }: ViewContext, location: Location | undefined): View | null {
	if (!location) return null;
	const isHere = ({ locationId }: { readonly locationId: number }): boolean =>
		locationId === location.id;
	return {
		__typename: 'Location',
		id: gid('Location', location.id),
		legacyResourceId: String(location.id),
		name: location.name,
		isActive: location.isActive,
		isFulfillmentService: location.isFulfillmentService,
		fulfillsOnlineOrders: true,
		shipsInventory: true,
		hasActiveInventory: () =>
			[...world.store.levels.values()].some((level) => isHere(level) && level.isActive),
		hasUnfulfilledOrders: () =>
			[...world.store.orders.values()].some(({ fulfilmentOrders }) =>
				fulfilmentOrders.some((one) => isHere(one) && isOpen(one)),
			),
		fulfillmentService: null,
	};
}

/** The field `location` of something that happened there; it takes a scope of its own. */
export const placeView =
	(context: ViewContext, id: number | null) =>
	(_args: object, request: RequestContext): View | null => {
		requireScope(request, 'location', 'read_locations');
		return locationView(context, context.world.store.locations.get(id ?? -1));
	};
