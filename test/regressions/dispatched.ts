import type { OrderSnapshot } from '../../domain/order/order-snapshot';
import { ReturnDesk } from '../nodes/linnworks/return/return-desk';
import { opened } from './opened';

/** A Linnworks account that sends an order off as it was when it was read; its clock stands still unless one is given. */
export async function dispatched(
	{ snapshot }: { snapshot: OrderSnapshot },
	clock = (): Date => new Date(snapshot.updatedAt),
): Promise<ReturnDesk> {
	const desk = await opened(ReturnDesk.open({ clock }));
	desk.warehouse.place(snapshot);
	desk.staff.process(snapshot.reference);
	return desk;
}
