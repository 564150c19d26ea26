import {
	followsByName,
	predecessorNames,
	successorNames,
} from '../../../domain/lineage/order-name';

it.each([
	['#1031A', ['#1031']],
	['#1031B', ['#1031A', '#1031']],
	['#1031-B', ['#1031-A', '#1031']],
	['#1031-1', ['#1031']],
	['#1031-12', ['#1031-11', '#1031']],
	['EU-1031C', ['EU-1031B', 'EU-1031']],
	['1031A', ['1031']],
	['#1031', []],
	['ORD-1031', []],
	['#1031AB', []],
	['#1031a', []],
	['#1031-123', []],
	['A', []],
	['', []],
])('%s may replace %j', (name, expected) => {
	expect(predecessorNames(name)).toEqual(expected);
});

it.each([
	['#1031', ['#1031A', '#1031-1', '#1031-2', '#1031-A']],
	['#1031A', ['#1031B', '#1031AA']],
	['#1031Z', ['#1031ZA']],
])('%s may be replaced by %j', (name, expected) => {
	expect(successorNames(name)).toEqual(expected);
});

it.each([
	['#1031A', '#1031', true],
	['#1031B', '#1031A', true],
	['#1031AA', '#1031A', true],
	['#1031', '#1031A', false],
	['#1032A', '#1031', false],
	['#1031', '#1031', false],
])('%s follows %s: %s', (name, base, follows) => {
	expect(followsByName(name, base)).toBe(follows);
});
