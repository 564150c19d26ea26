import {
	inheritedRows,
	lineHistories,
	type LineHistory,
} from '../../../domain/edit/inherited-rows';
import { AFTER, BEFORE, entry, LEFT_AT, soldOrder } from '../../builders/gone-order';

const row = (reference: string, quantity: number, sku = 'TEE') => ({ reference, quantity, sku });
const line = (
	lineId: string,
	quantity: number,
	changes: Array<[at: string, units: number | null]> = [],
	sku = 'TEE',
): LineHistory => ({
	...{ lineId, sku, quantity },
	changes: changes.map(([at, units]) => ({ at, units })),
});

const heirs = (
	rows: Array<ReturnType<typeof row>>,
	lines: LineHistory[],
	asked?: 'units' | 'place',
) => [...inheritedRows(rows, lines, LEFT_AT, asked)];

const takenOff = line('1', 0, [[BEFORE, -4]]);

describe('the row of a line that an edit took off and put on again', () => {
	test('stands for the line that came in its place', () => {
		expect(heirs([row('1', 4)], [takenOff, line('2', 4, [[BEFORE, 4]])])).toEqual([['1', '2']]);
	});

	test('still does when units of that were refunded since', () => {
		const came = line('2', 1, [[BEFORE, 4], [AFTER, -3]]); // prettier-ignore
		expect(heirs([row('1', 4)], [takenOff, came])).toEqual([['1', '2']]);
	});

	test('stands for the line of the article that lacked its units', () => {
		const raised = line('2', 6, [[BEFORE, 4]]);
		expect(heirs([row('1', 4), row('2', 2)], [takenOff, raised])).toEqual([['1', '2']]);
	});

	test.each<[string, Array<ReturnType<typeof row>>, LineHistory[]]>([
		['another article', [row('1', 4)], [takenOff, line('2', 4, [[BEFORE, 4]], 'MUG')]],
		['other units', [row('1', 4)], [takenOff, line('2', 3, [[BEFORE, 3]])]],
		['two such lines', [row('1', 4)], [takenOff, line('2', 4), line('3', 4)]],
		['two such rows', [row('1', 4), row('3', 4)], [takenOff, line('3', 0, [[BEFORE, -4]]), line('2', 4)]], // prettier-ignore
		['a line that was taken off since it left', [row('1', 4)], [line('1', 0, [[AFTER, -4]]), line('2', 4)]], // prettier-ignore
		['a line that is still wanted', [row('1', 4)], [line('1', 4), line('2', 4)]],
		['units nobody knows of', [row('1', 4)], [takenOff, line('2', 4, [[AFTER, null]])]],
		['no SKU', [row('1', 4, '')], [line('1', 0, [[BEFORE, -4]], ''), line('2', 4, [], '')]],
	])('is not told from %s', (_what, rows, lines) => {
		expect(heirs(rows, lines)).toEqual([]);
	});

	test('is the place of the only line of the article without a row, whatever its units', () => {
		const came = line('2', 5, [[BEFORE, 4], [BEFORE, 1]]); // prettier-ignore
		expect(heirs([row('1', 4)], [takenOff, came], 'place')).toEqual([['1', '2']]);
		expect(heirs([row('1', 4)], [takenOff, came, line('3', 1)], 'place')).toEqual([]);
	});

	test('is its own as long as the order has not left', () => {
		expect([...inheritedRows([row('1', 4)], [takenOff, line('2', 4)], null)]).toEqual([]);
	});
});

test('histories hold what is left of lines and what became of them', () => {
	const order = soldOrder().without('SKU-2').build();
	const changes = [entry('edit', BEFORE, { 102: -2 }), entry('refund', AFTER)];
	expect(lineHistories({ ...order, changes })).toEqual([
		{ lineId: '101', sku: 'SKU-1', quantity: 3, changes: [] },
		{ lineId: '102', sku: 'SKU-2', quantity: 0, changes: [{ at: BEFORE, units: -2 }] },
	]);
});
