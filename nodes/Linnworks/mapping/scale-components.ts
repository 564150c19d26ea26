import type { RawOrderItem } from './raw/raw-order';

type Component = { Quantity: number };

const isComponent = (value: unknown): value is Component =>
	typeof value === 'object' &&
	value !== null &&
	'Quantity' in value &&
	typeof value.Quantity === 'number';

/**
 * A row of a composite item whose components, which carry the units of the whole line, go with a new quantity of it
 * (docs/vendors/linnworks.md §7). Any other row comes back as it is.
 */
export function scaleComponents(row: RawOrderItem, quantity: number): RawOrderItem {
	const components: unknown = row['CompositeSubItems'];
	if (!Array.isArray(components) || row.Quantity <= 0 || row.Quantity === quantity) return row;
	const scaled = components.map((component: unknown): unknown =>
		isComponent(component)
			? { ...component, Quantity: Math.round((component.Quantity * quantity) / row.Quantity) }
			: component,
	);
	return { ...row, CompositeSubItems: scaled };
}
