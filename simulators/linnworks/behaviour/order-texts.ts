import type { NoteRecord, OrderRecord, PropertyRecord } from '../store/order-record';
import type { World } from '../store/world';
import { Args } from './args';
import { refuse } from './errors';
import { API_USER, anyOrder, saveOrder } from './order-access';

/** AddOrdersNote: appends one note to each order, open or processed. */
export function addOrdersNote(
	world: World,
	args: Args,
	user = API_USER,
): { order: OrderRecord; note: NoteRecord }[] {
	const text = args.text('NoteText') ?? '';
	if (text === '') throw refuse('Note text is required.');
	const orders = args.guids('OrderIds').map((id) => anyOrder(world, id));
	return orders.map((order) => {
		const note: NoteRecord = {
			id: world.ids.guid('note'),
			at: world.clock(),
			internal: args.flag('IsInternal') ?? false,
			text,
			createdBy: user,
			typeId: args.flag('IsProcessingNote') ? 1 : 0,
		};
		order.notes.push(note);
		const entry = { type: 'Note added', note: text, user };
		saveOrder(world, order, entry, world.switches.lastUpdatedOnNotes);
		return { order, note };
	});
}

/** SetOrderNotes: replaces every note of the order. */
export function setOrderNotes(world: World, args: Args, user = API_USER): void {
	const order = anyOrder(world, Args.required(args.guid('orderId')));
	order.notes = args.children('orderNotes').map((sent) => ({
		id: sent.guid('OrderNoteId') ?? world.ids.guid('note'),
		at: sent.date('NoteDate') ?? world.clock(),
		internal: sent.flag('Internal') ?? false,
		text: sent.text('Note') ?? '',
		createdBy: sent.text('CreatedBy') ?? user,
		typeId: sent.integer('NoteTypeId') ?? 0,
	}));
	const entry = { type: 'Notes updated', note: `${order.notes.length} notes`, user };
	saveOrder(world, order, entry, world.switches.lastUpdatedOnNotes);
}

function propertyFrom(world: World, sent: Args, user: string): PropertyRecord {
	const at = world.clock();
	return {
		rowId: sent.guid('RowId') ?? world.ids.guid('property'),
		name: sent.text('Name') ?? '',
		value: sent.text('Value') ?? '',
		type: sent.text('Type') ?? '',
		createdAt: at,
		updatedAt: at,
		updatedBy: user,
	};
}

/** SetExtendedProperties: the set sent replaces the set kept. */
export function setProperties(world: World, args: Args, user = API_USER): OrderRecord {
	const order = anyOrder(world, Args.required(args.guid('orderId')));
	order.properties = args
		.children('extendedProperties')
		.map((sent) => propertyFrom(world, sent, user));
	const note = `${order.properties.length} extended properties`;
	const entry = { type: 'Extended properties updated', note, user };
	saveOrder(world, order, entry, world.switches.lastUpdatedOnProperties);
	return order;
}

/** AddExtendedProperties: appends; skips a name and value that are there, keeps both on a new value. */
export function addProperties(world: World, args: Args, user = API_USER): number {
	const order = anyOrder(world, Args.required(args.guid('OrderId')));
	const added = args
		.children('ExtendedProperties')
		.map((sent) => propertyFrom(world, sent, user))
		.filter(({ name, value }) => {
			return !order.properties.some((kept) => kept.name === name && kept.value === value);
		});
	if (added.length === 0) return 0;
	order.properties.push(...added);
	const entry = { type: 'Extended properties added', note: `${added.length} added`, user };
	saveOrder(world, order, entry, world.switches.lastUpdatedOnProperties);
	return added.length;
}

/** Assign or UnassignOrderIdentifier: works on parked and locked orders too. */
export function changeIdentifier(
	world: World,
	args: Args,
	assign: boolean,
	user = API_USER,
): { changed: string[]; notChanged: string[] } {
	const tag = args.text('Tag') ?? '';
	if (tag === '') throw refuse('Identifier tag is required.');
	const changed: string[] = [];
	const notChanged: string[] = [];
	for (const id of new Set(args.guids('OrderIds'))) {
		const order = world.orders.get(id);
		if (!order || order.processed || order.identifiers.includes(tag) === assign) {
			notChanged.push(id);
			continue;
		}
		order.identifiers = order.identifiers.filter((kept) => kept !== tag);
		if (assign) order.identifiers.push(tag);
		const type = assign ? 'Identifier assigned' : 'Identifier removed';
		saveOrder(world, order, { type, note: tag, user });
		changed.push(id);
	}
	return { changed, notChanged };
}
