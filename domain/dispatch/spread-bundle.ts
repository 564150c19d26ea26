import { normalised } from '../mapping/mappings';
import type { RowShare } from './match-rows';
import type { ShippedRow } from './shipment';
import type { ShopLine } from './shop-fulfilment';

/**
 * The units of a bundle's component lines in the shop that left with a row of its composite (docs/mappings.md): those
 * of the component of the same SKU, or, where SKUs differ, as many as one bundle holds of each line. Nothing if neither
 * can be told.
 */
export function spreadBundle(row: ShippedRow, lines: readonly ShopLine[]): RowShare[] {
	const goods = lines.some(({ requiresShipping }) => requiresShipping)
		? lines.filter(({ requiresShipping }) => requiresShipping)
		: lines;
	return byComponent(row, goods) ?? byBundle(row, goods) ?? [];
}

/** Every component must have its line, and every line its component. */
function byComponent({ components }: ShippedRow, lines: readonly ShopLine[]): RowShare[] | null {
	const isFor = (sku: string) => (line: ShopLine) => normalised(line.sku) === normalised(sku);
	const whole =
		components.length > 0 &&
		components.every(({ sku }) => sku.trim() !== '' && lines.some(isFor(sku))) &&
		lines.every((line) => components.some(({ sku }) => isFor(sku)(line)));
	if (!whole) return null;
	return components.flatMap(({ sku, quantity }) => {
		const own = lines.filter(isFor(sku));
		const ordered = own.reduce((sum, line) => sum + line.ordered, 0);
		let left = quantity;
		return own.flatMap((line, at): RowShare[] => {
			const isLast = at === own.length - 1;
			const part = ordered > 0 ? Math.round((quantity * line.ordered) / ordered) : 0;
			const taken = isLast ? left : Math.min(left, part);
			left -= taken;
			return taken > 0 ? [{ lineId: line.lineId, quantity: taken, component: sku }] : [];
		});
	});
}

/** Of a bundle that is wanted no more, all that was ordered of its lines left with it. */
function byBundle({ quantity }: ShippedRow, lines: readonly ShopLine[]): RowShare[] | null {
	const shares = lines.map(({ lineId, quantity: wanted, ordered, bundle }): RowShare | null => {
		const bundles = bundle?.quantity ?? 0;
		if (bundles === 0) return { lineId, quantity: ordered, component: '' };
		const each = [wanted / bundles, ordered / bundles].find(
			(units) => units > 0 && Number.isInteger(units),
		);
		return each === undefined ? null : { lineId, quantity: each * quantity, component: '' };
	});
	return shares.every((share) => share !== null)
		? shares.filter(({ quantity: share }) => share > 0)
		: null;
}
