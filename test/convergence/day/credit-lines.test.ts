import { creditLines } from './credit-lines';
import { addUnits, type Units } from './shelf';

type Wanted = { quantity: number; currentQuantity: number };

/** Two lines of one article, and what each of them got of the parcels, one after the other. */
function credited(
	first: Wanted,
	second: Wanted,
	...parcels: ReadonlyArray<ReadonlyArray<[lineId: string, units: number]>>
): Record<string, number> {
	const left: Units = new Map();
	const diary = {
		left,
		goes: (lineId: string, _sku: string, units: number) => addUnits(left, lineId, units),
	};
	const lines = [
		{ id: '1', sku: 'TEE', ...first },
		{ id: '2', sku: 'TEE', ...second },
	];
	for (const parcel of parcels) {
		const rows = parcel.map(([lineId, units]) => ({ lineId, sku: 'TEE', units }));
		creditLines(diary, rows, { lines });
	}
	return Object.fromEntries(left);
}

const wanted = (quantity: number): Wanted => ({ quantity, currentQuantity: quantity });
const calledOff = (quantity: number): Wanted => ({ quantity, currentQuantity: 0 });

describe('which lines of the shop got the units of a parcel', () => {
	it('is the line that the row names', () => {
		expect(credited(wanted(2), wanted(1), [['2', 1]], [['1', 2]])).toEqual({ '1': 2, '2': 1 });
	});

	it('is another of the article once the row’s own has what it wants', () => {
		expect(credited(wanted(2), wanted(1), [['2', 3]])).toEqual({ '1': 2, '2': 1 });
	});

	it('is none beyond what it ever sold, while another of the article sold more', () => {
		expect(credited(calledOff(2), calledOff(1), [['2', 1]], [['2', 2]])).toEqual({
			'1': 2,
			'2': 1,
		});
	});

	it('is the line that the row names for what was never sold', () => {
		expect(credited(wanted(1), wanted(1), [['2', 3]])).toEqual({ '1': 1, '2': 2 });
	});
});
