import type { RefTarget } from '../schema/field';
import { isTransactionType } from '../store/record-types';
import type { World } from '../store/world';

/** A reference as answers show it. */
export interface ReferenceView {
	links: { rel: 'self'; href: string }[];
	id: string;
	refName?: string;
}

/** The address of a record. */
export function recordUrl(world: World, type: string, id: string): string {
	return `${world.baseUrl}/services/rest/record/v1/${type}/${id}`;
}

function typeAndName(world: World, target: RefTarget, id: string): [string, string | undefined] {
	const { catalogue, transactions } = world;
	if (target === 'anything') return ['', undefined];
	if (target === 'item') {
		const item = catalogue.items.get(id);
		return [item?.type ?? 'inventoryItem', item?.itemId];
	}
	if (target === 'customer') return ['customer', catalogue.customers.get(id)?.entityId];
	if (target === 'transaction') {
		const record = transactions.peek(id);
		return [record && isTransactionType(record.type) ? record.type : 'transaction', record?.tranId];
	}
	const row = catalogue.reference(target, id);
	return [target, row?.name];
}

/** A reference with its link and name, where the target is known. */
export function referenceView(world: World, target: RefTarget, id: string): ReferenceView {
	const [type, name] = typeAndName(world, target, id);
	return {
		links: type === '' ? [] : [{ rel: 'self', href: recordUrl(world, type, id) }],
		id,
		...(name === undefined ? {} : { refName: name }),
	};
}
