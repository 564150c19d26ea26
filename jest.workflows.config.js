const base = require('./jest.config');

/** The shipped templates on a real n8n: one world at a time, and as long as n8n needs. */
module.exports = {
	...base,
	roots: ['<rootDir>/test/workflows'],
	testPathIgnorePatterns: ['/node_modules/'],
	maxWorkers: 1,
	testTimeout: 240_000,
};
