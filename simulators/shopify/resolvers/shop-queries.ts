import { parseGid, gid } from '../store/ids';
import type { Location, Variant } from '../store/catalogue';
import { matchesSearch, parseSearch } from '../behaviour/search-query';
import { API_VERSION, SUPPORTED_VERSIONS } from '../settings';
import { inventoryItemView, locationView, variantView } from '../views/catalogue-view';
import { connection, type PageArguments } from '../views/connection';
import type { View } from '../views/view';
import type { RequestContext } from './context';
import { grantedScopes } from './scopes';

type ById = { readonly id: string };
type Search = PageArguments & { readonly query?: string | null };

/** Queries about the shop, its catalogue, locations and the calling app. */
export const shopQueries = {
	shop(_args: object, { world }: RequestContext): View {
		const { settings } = world;
		return {
			id: gid('Shop', 1),
			name: settings.name,
			myshopifyDomain: settings.domain,
			currencyCode: settings.currency,
			ianaTimezone: settings.timezone,
			taxesIncluded: settings.taxesIncluded,
			plan: { publicDisplayName: 'Basic', partnerDevelopment: true, shopifyPlus: false },
		};
	},

	currentAppInstallation(_args: object, { world }: RequestContext): View {
		const { app } = world.settings;
		return {
			id: gid('AppInstallation', 1),
			app: { ...app, id: gid('App', app.id) },
			accessScopes: grantedScopes(world.switches.deniedScopes).map((handle) => ({ handle })),
		};
	},

	publicApiVersions(): View[] {
		return [...SUPPORTED_VERSIONS, 'unstable'].map((handle) => ({
			handle,
			supported: handle <= API_VERSION,
		}));
	},

	location({ id }: { readonly id?: string }, context: RequestContext): View | null {
		const { locations } = context.world.store;
		const [first] = locations.keys();
		const wanted = id ? Number(parseGid(id).key) : (first ?? -1);
		return locationView(context, locations.get(wanted));
	},

	locations(
		args: PageArguments & { readonly includeInactive: boolean },
		context: RequestContext,
	): View {
		const rows = [...context.world.store.locations.values()].filter(
			(one) => args.includeInactive || one.isActive,
		);
		const view = (one: Location): View => locationView(context, one) ?? {};
		return connection(rows, args, view, (one) => [one.name, one.id]);
	},

	productVariant({ id }: ById, context: RequestContext): View | null {
		const variant = context.world.store.variants.get(Number(parseGid(id).key));
		return variant ? variantView(context, variant) : null;
	},

	productVariants(args: Search, context: RequestContext): View {
		const rows = search(context, args.query, (one) => one.id);
		return connection(rows, args, (one) => variantView(context, one), undefined, most(context));
	},

	inventoryItem({ id }: ById, context: RequestContext): View | null {
		const wanted = Number(parseGid(id).key);
		const variant = context.world.store.items.get(wanted);
		return variant ? inventoryItemView(context, variant) : null;
	},

	inventoryItems(args: Search, context: RequestContext): View {
		const rows = search(context, args.query, (one) => one.inventoryItemId);
		const view = (one: Variant): View => inventoryItemView(context, one);
		return connection(rows, args, view, undefined, most(context));
	},
};

const most = ({ world }: RequestContext): number => world.switches.pagedObjects;

function search(
	{ world }: RequestContext,
	query: string | null | undefined,
	idOf: (variant: Variant) => number,
): Variant[] {
	const all = [...world.store.variants.values()];
	if (!query) return all;
	const terms = parseSearch(query);
	const read =
		(one: Variant) =>
		(field: string | null): ReadonlyArray<string | number> | null => {
			if (field === 'sku') return [one.sku];
			if (field === 'barcode') return [one.barcode ?? ''];
			if (field === 'id') return [idOf(one)];
			return field === null || field === 'title' ? [one.productTitle, one.sku] : null;
		};
	return all.filter((one) => matchesSearch(terms, read(one), ['sku']));
}
