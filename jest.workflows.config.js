const base = require('./jest.config');

/** The shipped templates on a real n8n: three worlds side by side, because they mostly wait, and as long as n8n needs. */
module.exports = {
	...base,
	roots: ['<rootDir>/test/workflows'],
	testPathIgnorePatterns: ['/node_modules/'],
	maxWorkers: 3,
	testSequencer: '<rootDir>/test/workflows/longest-first.js',
	testTimeout: 240_000,
};
