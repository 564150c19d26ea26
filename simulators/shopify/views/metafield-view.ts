import { gid } from '../store/ids';
import type { Metafield } from '../store/order';
import { digestOf } from '../behaviour/metafields';
import { dateView, type View } from './view';

/** A Metafield, with the digest later writes may be made conditional on. */
export function metafieldView(metafield: Metafield | undefined): View | null {
	if (!metafield) return null;
	return {
		__typename: 'Metafield',
		id: gid('Metafield', metafield.id),
		namespace: metafield.namespace,
		key: metafield.key,
		type: metafield.type,
		value: metafield.value,
		compareDigest: digestOf(metafield),
		updatedAt: dateView(metafield.updatedAt),
	};
}
