/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/workflows/'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	testTimeout: 30_000,
	// Every core: nothing else runs beside the unit tests.
	maxWorkers: '100%',
	setupFilesAfterEnv: [
		'<rootDir>/test/support/no-network.ts',
		'<rootDir>/test/support/property-seed.ts',
	],
};
