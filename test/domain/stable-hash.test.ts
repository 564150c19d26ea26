import fc from 'fast-check';
import { canonicalJson, stableHash } from '../../domain/stable-hash';

/** The same value with every object's keys written in the opposite order. */
function turnedRound(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turnedRound);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, inner]) => [key, turnedRound(inner)]),
	);
}

describe('the stable hash', () => {
	it('does not see the order of keys, at any depth', () => {
		expect(stableHash({ a: 1, b: { c: 2, d: [3, { e: 4, f: 5 }] } })).toBe(
			stableHash({ b: { d: [3, { f: 5, e: 4 }], c: 2 }, a: 1 }),
		);
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(stableHash(turnedRound(value))).toBe(stableHash(value));
			}),
			{ numRuns: 200 },
		);
	});

	it.each([
		[{ a: 1 }, { a: 2 }],
		[{ a: 1 }, { b: 1 }],
		[
			[1, 2],
			[2, 1],
		],
		['1', 1],
		[null, ''],
		[[], {}],
		[{ a: null }, {}],
	])('tells %j from %j', (left, right) => {
		expect(stableHash(left)).not.toBe(stableHash(right));
	});

	it('is 32 hexadecimal digits', () => {
		expect(stableHash({ any: 'thing' })).toMatch(/^[0-9a-f]{32}$/);
	});

	it('is taken over JSON with sorted keys', () => {
		expect(canonicalJson({ b: 1, a: [{ d: 2, c: 3 }] })).toBe('{"a":[{"c":3,"d":2}],"b":1}');
	});
});
