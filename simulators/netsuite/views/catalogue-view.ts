import { schemaOf } from '../schema/schemas';
import { fromMicros } from '../store/decimal';
import { isItemType, type RecordType, type ReferenceType } from '../store/record-types';
import type { World } from '../store/world';
import { fieldsView } from './field-view';
import { recordUrl, referenceView } from './reference-view';

type Values = Record<string, unknown>;

function itemView(world: World, type: string, id: string): Values | undefined {
	const item = world.catalogue.items.get(id);
	if (!item || item.type !== type) return undefined;
	return {
		id,
		itemId: item.itemId,
		displayName: item.displayName,
		externalId: item.externalId ?? undefined,
		upcCode: item.upcCode ?? undefined,
		isInactive: item.isInactive,
		...(item.members.length === 0
			? {}
			: {
					member: {
						items: item.members.map((member) => ({
							item: referenceView(world, 'item', member.item),
							quantity: member.quantity,
						})),
					},
				}),
	};
}

function customerView(world: World, id: string): Values | undefined {
	const customer = world.catalogue.customers.get(id);
	const schema = schemaOf(world, 'customer');
	return customer && schema ? fieldsView(world, schema.fields, { ...customer }) : undefined;
}

function listView(world: World, type: ReferenceType, id: string): Values | undefined {
	const row = world.catalogue.reference(type, id);
	if (!row) return undefined;
	const { exchangeRateMicros, percentMicros, decimals, ...plain } = row;
	return {
		...plain,
		...(decimals === undefined ? {} : { currencyPrecision: { id: String(decimals) } }),
		...(exchangeRateMicros === undefined ? {} : { exchangeRate: fromMicros(exchangeRateMicros) }),
		...(percentMicros === undefined ? {} : { rate: `${fromMicros(percentMicros)}%` }),
	};
}

/** A customer, an item or a row of a list as a GET answers it; undefined when there is none. */
export function catalogueView(world: World, type: RecordType, id: string): Values | undefined {
	const view = isItemType(type)
		? itemView(world, type, id)
		: type === 'customer'
			? customerView(world, id)
			: listView(world, type as ReferenceType, id);
	return view && { links: [{ rel: 'self', href: recordUrl(world, type, id) }], ...view };
}
