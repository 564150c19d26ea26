import type { ReturnDesk } from '../nodes/linnworks/return/return-desk';
import { ConnectedShop } from './connected-shop';
import { dispatched } from './dispatched';
import { judged } from './judged';
import { opened } from './opened';

jest.setTimeout(30_000);

describe('case 39: a return of the shop becomes a booking, and its goods are stock once they are in', () => {
	/** An order of two lamps that left, one of which the shop expects back. */
	async function expected() {
		const shop = await opened(ConnectedShop.open({ LAMP: '48.00' }));
		const order = shop.place({ LAMP: 2 });
		const { snapshot } = await shop.read(order);
		const desk = await dispatched({ snapshot }, shop.clock);
		shop.tell(
			(admin) => admin.fulfil(order),
			(admin) => admin.createReturn(order, { lines: [{ sku: 'LAMP', quantity: 1 }] }),
		);
		const read = async () => ({ ...(await shop.read(order)), reference: snapshot.reference });
		return { shop, order, desk, read, reference: snapshot.reference };
	}
	const bookingsOf = (desk: ReturnDesk, reference: string): unknown[] =>
		desk.staff
			.returnBookings(reference)
			.map(({ ExternalReference, RMALines }) => [
				ExternalReference,
				RMALines.map(({ ReturnItemSKU, ReturnQuantity }) => [ReturnItemSKU, ReturnQuantity]),
			]);

	it('books it once, with its units and under its id, and moves no stock', async () => {
		const { desk, read, reference } = await expected();
		const item = await read();
		const { level } = desk.staff.stockLevel('LAMP');
		for (let run = 0; run < 2; run += 1) await desk.run('book', [item]);
		const returnId = item.restockFacts.returns[0]?.returnId;
		expect(bookingsOf(desk, reference)).toEqual([[returnId, [['LAMP', 1]]]]);
		expect(desk.staff.stockLevel('LAMP').level).toBe(level);
	});

	it('says that its goods are back when the warehouse has them, and not before', async () => {
		const { shop, order, desk, read, reference } = await expected();
		await desk.run('book', [await read()]);
		shop.tell((admin) => admin.processReturn(order));
		const look = async () => await judged((await desk.run('getGoodsIn', [await read()]))[0]);
		expect((await look()).goodsBack).toEqual([]);
		const { level } = desk.staff.stockLevel('LAMP');
		desk.staff.receiveReturn(reference, [{ sku: 'LAMP', quantity: 1 }]);
		expect((await look()).goodsBack).toEqual(['1 LAMP physicalReturn']);
		expect(desk.staff.stockLevel('LAMP').level).toBe(level + 1);
	});
});
