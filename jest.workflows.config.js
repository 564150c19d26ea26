const base = require('./jest.config');

/** The shipped templates on a real n8n: two worlds side by side, because they mostly wait, and as long as n8n needs. */
module.exports = {
	...base,
	roots: ['<rootDir>/test/workflows'],
	testPathIgnorePatterns: ['/node_modules/'],
	maxWorkers: 2,
	testTimeout: 240_000,
};
