import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Call } from '../../simulators/linnworks';
import { validateAgainst, type Definitions, type Schema } from './openapi-validator';

const CONTRACTS = resolve(__dirname, '../../../shared/contracts/linnworks');

interface Contract {
	definitions?: Definitions;
	components?: { schemas: Definitions };
	paths: Record<string, Record<string, ContractOperation>>;
}

interface ContractOperation {
	parameters?: { in: string; schema?: Schema }[];
	requestBody?: { content: Record<string, { schema: Schema }> };
	responses: Record<string, { schema?: Schema; content?: Record<string, { schema: Schema }> }>;
}

const isPresent = existsSync(CONTRACTS);

/** A `describe` that is skipped, with a word about it, where the vendor's files are not at hand. */
export const describeContract = isPresent ? describe : describe.skip;
if (!isPresent) process.stdout.write(`Contract checks skipped: ${CONTRACTS} is absent.\n`);

const read = new Map<string, Contract>();

function readContract(version: string, file: string): Contract {
	const path = join(CONTRACTS, version, file);
	const known = read.get(path) ?? (JSON.parse(readFileSync(path, 'utf8')) as Contract);
	read.set(path, known);
	return known;
}

/** The vendor's schemas around an operation, and what they say of it. */
export function contractOf(operation: string, method: string): [Definitions, ContractOperation] {
	const isV2 = operation.startsWith('v2/');
	const file = `${operation.split('/')[0]?.toLowerCase() ?? ''}.json`;
	const contract = isV2 ? readContract('2.0', 'orders-v2.json') : readContract('1.0', file);
	const path = isV2 ? operation.slice(2).replace('{id}', '{orderId}') : `/api/${operation}`;
	const methods = contract.paths[path] ?? {};
	const found = methods[method.toLowerCase()] ?? Object.values(methods)[0];
	if (!found) throw new Error(`${operation} is not in the contract.`);
	return [contract.definitions ?? contract.components?.schemas ?? {}, found];
}

/** What is wrong with the answer of a recorded call; a status that the contract does not know is wrong too. */
export function answerProblems(call: Call): string[] {
	const [definitions, operation] = contractOf(call.operation, call.method);
	const response = operation.responses[String(call.status)];
	if (!response) return [`status ${call.status} is not in the contract`];
	const schema = response.schema ?? response.content?.['application/json']?.schema;
	return schema ? validateAgainst(definitions, schema, call.reply) : [];
}

/** What is wrong with the body of a recorded call, unwrapped from whatever encoding it came in. */
export function requestProblems(call: Call): string[] {
	const [definitions, operation] = contractOf(call.operation, call.method);
	const schema =
		operation.parameters?.find((parameter) => parameter.in === 'body')?.schema ??
		operation.requestBody?.content['application/json']?.schema;
	return schema ? validateAgainst(definitions, schema, call.body) : ['no body schema'];
}
