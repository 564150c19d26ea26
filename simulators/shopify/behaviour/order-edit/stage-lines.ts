import { parseGid } from '../../store/ids';
import { fromPresentment, fromShop } from '../../store/exchange';
import type { EditSession, StagedLine } from '../../store/edit-session';
import type { Line, Order } from '../../store/order';
import { moneyInput, type MoneyInput } from '../money-input';
import { currentQuantityOf } from '../line-value';
import { refuse } from '../refusal';
import type { World } from '../world';
import { stage, type Edit } from './session';

/** Sets a calculated line's quantity; for lines on the order this is the new current total. */
export function stageQuantity(
	world: World,
	id: string,
	change: { readonly lineItemId: string; readonly quantity: number; readonly restock: boolean },
): Edit & { lineId: number } {
	let lineId = 0;
	const edit = stage(world, id, ({ session, order }) => {
		if (change.quantity < 0) refuse(['quantity'], 'Quantity must be greater than or equal to 0');
		const target = findCalculatedLine(session, order, change.lineItemId);
		lineId = target.line.id;
		refuseComponent(world, target.line);
		if (target.staged) target.staged.quantity = change.quantity;
		else session.quantities.set(lineId, { quantity: change.quantity, restock: change.restock });
	});
	return { ...edit, lineId };
}

/** Sets how many of a bundle are on the order, as the admin does: every component follows. */
export function stageBundle(
	world: World,
	id: string,
	change: { readonly groupId: number; readonly quantity: number; readonly restock: boolean },
): Edit {
	return stage(world, id, ({ session, order }) => {
		const parts = order.lines.filter((line) => line.group?.id === change.groupId);
		if (parts.length === 0) refuse(['id'], 'The bundle does not exist');
		const { quantity, restock } = change;
		if (quantity < 0) refuse(['quantity'], 'Quantity must be greater than or equal to 0');
		session.groups.set(change.groupId, quantity);
		parts.forEach(({ id: lineId, perGroup }) =>
			session.quantities.set(lineId, { quantity: quantity * perGroup, restock }),
		);
	});
}

/** Adds a variant as a new line, refusing a second line of the same variant unless allowed. */
export function stageVariant(
	world: World,
	id: string,
	change: {
		readonly variantId: string;
		readonly quantity: number;
		readonly locationId: string | null;
		readonly allowDuplicates: boolean;
	},
): Edit & { lineId: number } {
	const variant = world.store.variants.get(Number(parseGid(change.variantId).key));
	if (!variant) refuse(['variantId'], 'Variant does not exist');
	if (variant.components.length > 0)
		refuse(['variantId'], 'Bundles can\u2019t be added to an order');
	const newId = world.ids.next();
	const edit = stage(world, id, ({ session, order }) => {
		positive(change.quantity);
		const wanted = order.lines.some(
			(line) => line.variantId === variant.id && wantedQuantity(session, line) > 0,
		);
		const staged = session.addedLines.some((one) => one.line.variantId === variant.id);
		if ((wanted || staged) && !change.allowDuplicates) {
			refuse(['variantId'], 'Variant already exists on the order');
		}
		const line: Line = {
			id: newId,
			variantId: variant.id,
			sku: variant.sku || null,
			title: variant.productTitle,
			variantTitle: variant.title,
			vendor: variant.vendor,
			unitPrice: fromShop(variant.price, order),
			taxable: variant.taxable,
			requiresShipping: variant.requiresShipping,
			giftCard: variant.giftCard,
			custom: false,
			addedByEdit: true,
			group: null,
			perGroup: 1,
			taxRates: variant.taxable ? order.taxRates : [],
			customAttributes: [],
			lots: [],
		};
		addStaged(world, session, order, line, change);
	});
	return { ...edit, lineId: newId };
}

/** Adds a line without a variant, and therefore without a SKU. */
export function stageCustomItem(
	world: World,
	id: string,
	change: {
		readonly title: string;
		readonly price: MoneyInput;
		readonly quantity: number;
		readonly taxable: boolean;
		readonly requiresShipping: boolean;
		readonly locationId: string | null;
	},
): Edit & { lineId: number } {
	const newId = world.ids.next();
	const edit = stage(world, id, ({ session, order }) => {
		positive(change.quantity);
		if (change.title.trim() === '') refuse(['title'], 'Title can\u2019t be blank');
		const line: Line = {
			id: newId,
			variantId: null,
			sku: null,
			title: change.title,
			variantTitle: null,
			vendor: null,
			unitPrice: fromPresentment(moneyInput(order, change.price, ['price']), order),
			taxable: change.taxable,
			requiresShipping: change.requiresShipping,
			giftCard: false,
			custom: true,
			addedByEdit: true,
			group: null,
			perGroup: 1,
			taxRates: change.taxable ? order.taxRates : [],
			customAttributes: [],
			lots: [],
		};
		addStaged(world, session, order, line, change);
	});
	return { ...edit, lineId: newId };
}

/** Finds a line by the id the calculated order gave it. */
export function findCalculatedLine(
	session: EditSession,
	order: Order,
	id: string,
): { line: Line; staged: StagedLine | null } {
	const { type, key } = parseGid(id);
	if (type !== 'CalculatedLineItem') refuse(['lineItemId'], 'The line item does not exist');
	const staged = session.addedLines.find((one) => one.token === key) ?? null;
	const line = staged?.line ?? order.lines.find((one) => String(one.id) === key);
	if (!line) refuse(['lineItemId'], 'The line item does not exist');
	return { line, staged };
}

function addStaged(
	world: World,
	session: EditSession,
	order: Order,
	line: Line,
	change: { readonly quantity: number; readonly locationId: string | null },
): void {
	const asked =
		change.locationId === null ? order.locationId : Number(parseGid(change.locationId).key);
	if (!world.store.locations.has(asked)) refuse(['locationId'], 'Location does not exist');
	session.addedLines.push({
		token: world.ids.token(),
		line,
		quantity: change.quantity,
		locationId: asked,
	});
}

function refuseComponent(world: World, line: Line): void {
	if (line.group === null || world.switches.bundleComponentEdits === 'allowed') return;
	refuse(['lineItemId'], 'Components of a bundle can\u2019t be edited individually');
}

function wantedQuantity(session: EditSession, line: Line): number {
	return session.quantities.get(line.id)?.quantity ?? currentQuantityOf(line);
}

function positive(quantity: number): void {
	if (quantity < 1) refuse(['quantity'], 'Quantity must be greater than 0');
}
