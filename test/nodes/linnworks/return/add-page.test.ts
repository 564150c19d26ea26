import { addPage } from '../../../../nodes/Linnworks/mapping/return/add-page';

const returned = (second: number, Level: number) => ({
	...{ Date: `2026-03-02T09:00:0${second}Z`, Level, ChangeQty: 1 },
	Note: 'Customer return for order 100001, ref: 7',
});

/** Newest first: each row is one unit more. */
const history = [6, 5, 4, 3, 2, 1].map((level) => returned(level, level));

test.each([0, 1, 2, 3])('%s rows written between two calls are no second proof', (written) => {
	const first = history.slice(0, 3);
	const second = history.slice(3 - written, 6 - written);
	expect(addPage(first, second)).toEqual(history.slice(0, 6 - written));
});

test('rows of one second that differ in their level are all kept', () => {
	const first = [returned(1, 4), returned(1, 3)];
	const second = [returned(1, 2), returned(1, 1)];
	expect(addPage(first, second)).toEqual([...first, ...second]);
});
