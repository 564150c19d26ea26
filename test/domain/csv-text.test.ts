import fc from 'fast-check';
import '../support/property-seed';
import { csvText } from '../../domain/csv-text';

it.each([
	['plain', 'plain'],
	['a,b', '"a,b"'],
	['say "hi"', '"say ""hi"""'],
	['two\nlines', '"two\nlines"'],
	['=1+1', "'=1+1"],
	[' =1+1', "' =1+1"],
	['+44 20', "'+44 20"],
	['@SUM', "'@SUM"],
	['＝1', "'＝1"],
	['-cmd', "'-cmd"],
	['-12.50', '-12.50'],
	['\tx', "'\tx"],
	['', ''],
])('writes %j as %j', (text, cell) => {
	expect(csvText([[text]])).toBe(cell);
});

it('never starts a cell that a spreadsheet would run', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const cell = csvText([[text]]).replace(/^"/, '');
			expect(/^\s*[=+@]/u.test(cell)).toBe(false);
			expect(/^\s*-(?!\d+(\.\d+)?$)/u.test(cell)).toBe(false);
		}),
	);
});
