import Module from 'node:module';

/**
 * `X.node` names the module X.node.ts, as it does for the tests; Node.js itself would take X.node.json, which describes
 * the node for n8n, because it has never heard of TypeScript.
 */
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
	resolve(/^\..*\.node$/.test(request) ? `${request}.ts` : request, ...rest);
