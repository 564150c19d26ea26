import { rmaProofs } from '../../../../nodes/Linnworks/mapping/return/rma-proofs';
import { movementProofs } from '../../../../nodes/Linnworks/mapping/return/movement-proofs';
import {
	rawItemChangesSchema,
	rawRmasSchema,
} from '../../../../nodes/Linnworks/mapping/return/raw-post-sale';
import { rawOrderSchema } from '../../../../nodes/Linnworks/mapping/raw/raw-order';
import { aRestockStory } from '../../../builders/restock-builder';
import { ReturnDesk } from './return-desk';

const facts = aRestockStory().ships('9001', 2).build();

/** A returned tee, booked in, with changes to its line and its header. */
async function proofsOf(line: object, header: object = {}) {
	const desk = await ReturnDesk.open();
	desk.dispatch();
	desk.staff.receiveReturn('6001', [{ sku: 'TEE', quantity: 2 }]);
	const order = rawOrderSchema.parse(desk.staff.order('6001'));
	const RMAHeaders = desk.staff.returnBookings('6001').map((rma) => ({
		...{ ...rma, ...header },
		RMALines: rma.RMALines.map((each) => ({ ...each, ...line })),
	}));
	await desk.close();
	return rmaProofs(order, rawRmasSchema.parse({ RMAHeaders }), facts);
}

const status = (StatusHeader: string) => ({ Status: { StatusHeader } });

describe('a line of a return', () => {
	test.each([
		['that is an exchange brings goods in', { Type: 'Exchange' }, [[2, true]]],
		['that is a resend brings none', { Type: 'Resend' }, []],
		['that was deleted brings none', { Deleted: true }, []],
		['that ended in an error is not in', status('ERROR'), [[2, false]]],
		['whose error was acknowledged is not in', status('ERROR_ACKED'), [[2, false]]],
		['that is not actioned is not in', { Actioned: false }, [[2, false]]],
		['without a state of its own goes by its header', { Status: null }, [[2, true]]],
		['of no row of the order keeps its SKU', { OrderItemRowId: null }, [[2, true]]],
	])('%s', async (_, line, expected) => {
		const proofs = await proofsOf(line);
		const found = proofs.ok && proofs.value.map(({ quantity, actioned }) => [quantity, actioned]);
		expect(found).toEqual(expected);
	});

	test('goes by its header and by itself, and neither says that it is in', async () => {
		const proofs = await proofsOf({ Status: null }, status('OPEN'));
		expect(proofs).toMatchObject({ value: [{ actioned: false }] });
	});

	test('is dated in UTC, and never by the date that stands for none', async () => {
		const none = '0001-01-01T00:00:00';
		const local = await proofsOf({ ActionedDate: '2026-03-07T09:00:00' });
		expect(local).toMatchObject({ value: [{ at: '2026-03-07T09:00:00.000Z' }] });
		const created = await proofsOf({ ActionedDate: none }, { LastActionDate: null });
		expect(created).toMatchObject({ value: [{ at: '2026-03-06T09:00:00.000Z' }] });
		const undated = await proofsOf(
			{ ActionedDate: none, CreatedDate: none },
			{ LastActionDate: none, CreatedDate: none },
		);
		expect(undated).toEqual({ ok: false, error: expect.stringContaining('has no date') });
	});
});

describe('the stock history', () => {
	const item = { stockItemId: 'item', sku: 'TEE' };
	const row = (ChangeQty: number, Note: string, Date = '2026-03-06T09:00:00Z') => ({
		...{ ChangeQty, Note, Date },
		Level: 10,
	});
	/** Rows are told oldest first, as they happened. */
	const proofs = (...rows: object[]) =>
		movementProofs(rawItemChangesSchema.parse({ Data: rows.reverse() }), 100001, item, 'place');
	const units = (...rows: object[]) => proofs(...rows).map(({ quantity }) => quantity);

	test.each([
		['Customer return for order 100001, ref: 09425CC6A612CB', 1],
		['customer return for order 100001, ref: ', 1],
		['Customer return for order 1000012, ref: X', 0],
		['Order 100001 ref: 6001', 0],
		['PO PO100001 delivered 1 someone', 0],
		['DIRECT ADJUSTMENT BY order 100001', 0],
		['Stock Count Adjustment UserName: 100001', 0],
		['', 0],
	])('row "%s" brings %i in', (note, expected) => {
		expect(units(row(1, note))).toEqual(expected === 0 ? [] : [expected]);
	});

	test('takes scrap off the latest return before it, and never goes below nothing', () => {
		const back = (quantity: number) => row(quantity, 'Customer return for order 100001, ref: A');
		const scrap = (quantity: number) => row(-quantity, 'SCRAPPED BY RMA 7/Order 100001');
		expect(units(back(2), back(3), scrap(1))).toEqual([2, 2]);
		expect(units(back(2), back(3), scrap(4))).toEqual([1, 0]);
		expect(units(back(2), scrap(9), back(3))).toEqual([0, 3]);
		expect(units(back(2), row(-1, 'SCRAPPED BY RMA 7/Order 1000012'))).toEqual([2]);
	});

	test('names each row once, also rows that look alike', () => {
		const note = 'Customer return for order 100001, ref: A';
		const ids = proofs(row(1, note), row(1, note)).map(({ proofId }) => proofId);
		expect(new Set(ids).size).toBe(2);
		expect(
			proofs(row(1, note), row(1, note), row(1, note))
				.slice(0, 2)
				.map((each) => each.proofId),
		).toEqual(ids);
	});
});
