import type { OwnerTeam } from '../exception/exception-codes';

export type AuditSeverity = 'high' | 'medium' | 'low';

type AuditRule = { owner: OwnerTeam; severity: AuditSeverity; fix: string };

const rule = (owner: OwnerTeam, severity: AuditSeverity, fix: string): AuditRule => ({
	owner,
	severity,
	fix,
});

/** Everything that an audit can find, who mends it and how. */
export const AUDIT_RULES = {
	skuMissing: rule('Operations', 'high',
		'Give the variant its SKU in the shop, or add a row to osync_sku_map for the variant.'),
	notInWarehouse: rule('Operations', 'high',
		'Create the item in the warehouse, correct the SKU, or add a row to osync_sku_map.'),
	archivedStillSold: rule('Warehouse', 'high',
		'Put the item back into use, or take the variant out of the shop.'),
	ambiguousSku: rule('Warehouse', 'high',
		'Make the SKUs of the items differ in more than case and blanks, or add a row to osync_sku_map with the exact one.'),
	ambiguousBarcode: rule('Warehouse', 'high',
		'Correct the bar codes of the items, or add a row to osync_sku_map that says which item it is.'),
	variationGroup: rule('Operations', 'high',
		'Give the variant the SKU of one variation of the group.'),
	compositeBroken: rule('Warehouse', 'high',
		'Correct the composition of the item in the warehouse.'),
	duplicateSku: rule('Operations', 'high',
		'Give each variant a SKU of its own; one stock level cannot be set for several.'),
	duplicateBarcode: rule('Operations', 'medium',
		'Give each variant the bar code of its own goods.'),
	mapRowIncomplete: rule('Operations', 'medium',
		'Fill in the row or delete it; as it is, it does nothing.'),
	mapTargetMissing: rule('Operations', 'medium',
		'Correct the SKU of the warehouse in the row, or delete the row.'),
	mapSourceMissing: rule('Operations', 'low',
		'Delete the row if the shop does not sell the article any more, or correct its SKU or variant.'),
	mapContradicts: rule('Operations', 'high',
		'Keep one of the rows; until then the last one counts.'),
	bundleWithoutComposite: rule('Operations', 'low',
		'Nothing, if the bundle shall go out as its components; otherwise create a composite item with the SKU of the bundle.'),
	bundleDiffers: rule('Warehouse', 'high',
		'Make the composition the same in the shop and in the warehouse.'),
	bundleComponentUnknown: rule('Operations', 'high',
		'Give the component a SKU that the warehouse knows, or add a row to osync_sku_map.'),
	locationUnmapped: rule('Operations', 'medium',
		'Add a row to osync_location_map.'),
	locationGone: rule('Operations', 'high',
		'Correct the row of osync_location_map, or delete it.'),
	warehouseLocationGone: rule('Operations', 'high',
		'Correct the warehouse location in the row of osync_location_map, or delete the row.'),
	stockSettingsBroken: rule('Integration', 'high',
		'Correct the table that is named; no stock is pushed until then.'),
	shippingUnmapped: rule('Operations', 'medium',
		'Add a row to osync_shipping_map.'),
	shippingServiceMissing: rule('Operations', 'high',
		'Correct the service in the row of osync_shipping_map, or create it in the warehouse.'),
} as const satisfies Record<string, AuditRule>; // prettier-ignore

export type AuditCode = keyof typeof AUDIT_RULES;
export const AUDIT_CODES = Object.keys(AUDIT_RULES) as [AuditCode, ...AuditCode[]];
