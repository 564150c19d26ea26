import { ADDRESS } from '../schema/address-fields';
import type { Field, Fields } from '../schema/field';
import type { World } from '../store/world';
import { referenceView } from './reference-view';

function fieldView(world: World, field: Field, value: unknown): unknown {
	if (field.kind === 'ref' && typeof value === 'string') {
		return referenceView(world, field.target ?? 'anything', value);
	}
	if (field.kind === 'address') {
		return fieldsView(world, ADDRESS, value as Record<string, unknown>);
	}
	if (field.kind === 'enum' && typeof value === 'string') return { id: value };
	return value;
}

/** Values in the shape of their properties; those without a value are left out, as the vendor does. */
export function fieldsView(
	world: World,
	fields: Fields,
	values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const shown: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = values[name];
		if (value !== undefined && value !== null) shown[name] = fieldView(world, field, value);
	}
	return shown;
}
