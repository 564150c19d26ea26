import { commit, checkPeriod, prepare } from '../behaviour/commit';
import { buildNew } from '../behaviour/create';
import { saveCustomer } from '../behaviour/customer';
import { invalidRequest, nonexistent, userError } from '../behaviour/refusal';
import { buildTransformed } from '../behaviour/transform';
import { changeRecord, deleteRecord } from '../behaviour/update';
import { isTransactionType, recordTypeNamed, type RecordType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import { catalogueView } from '../views/catalogue-view';
import { recordUrl } from '../views/reference-view';
import { transactionView } from '../views/transaction-view';
import type { Account } from './account';
import { reply, type Outcome, type RawRequest } from './exchange';
import { externalIdIn, idNamed, transactionNamed } from './find-record';
import { readWrite, type Write } from './write-options';

function written(account: Account, type: RecordType, id: string, write: Write): Outcome {
	const location = recordUrl(account.world, type, id);
	return reply(204, undefined, { Location: location, ...write.warnings });
}

function saved(account: Account, type: RecordType, record: Transaction, write: Write): Outcome {
	const { world } = account;
	if (!write.isPreview) return written(account, type, commit(world, record), write);
	prepare(world, record);
	return reply(200, transactionView(world, record, { expand: true }), write.warnings);
}

function pick(view: Record<string, unknown>, fields: string | null): Record<string, unknown> {
	if (fields === null) return view;
	const wanted = new Set(['links', ...fields.toLowerCase().split(',')]);
	return Object.fromEntries(
		Object.entries(view).filter(([name]) => wanted.has(name.toLowerCase())),
	);
}

function read(account: Account, request: RawRequest, type: RecordType, key: string): Outcome {
	const { world } = account;
	const expand = request.query.get('expandSubResources') === 'true';
	const view = isTransactionType(type)
		? transactionView(world, transactionNamed(world, type, key), { expand })
		: catalogueView(world, type, idNamed(world, type, key) ?? '');
	if (!view) throw nonexistent();
	return reply(200, pick(view, request.query.get('fields')));
}

function create(account: Account, request: RawRequest, type: RecordType): Outcome {
	const write = readWrite(account.world, request, type);
	if (!isTransactionType(type)) {
		return written(account, type, saveCustomer(account.world, null, write.draft.header), write);
	}
	return saved(account, type, buildNew(account.world, type, write.draft, write.replace), write);
}

function change(account: Account, request: RawRequest, type: RecordType, key: string): Outcome {
	const { world } = account;
	if (!isTransactionType(type)) {
		const id = idNamed(world, type, key);
		const write = readWrite(world, request, type);
		if (id === undefined || !world.catalogue.customers.has(id)) throw nonexistent();
		return written(account, type, saveCustomer(world, id, write.draft.header), write);
	}
	const record = transactionNamed(world, type, key);
	const write = readWrite(world, request, type);
	changeRecord(world, record, write.draft, write.replace);
	return saved(account, type, record, write);
}

/** PUT takes external ids only; lines without a key are appended to a record that is there, as with PATCH. */
function upsert(account: Account, request: RawRequest, type: RecordType, key: string): Outcome {
	const { world } = account;
	const externalId = externalIdIn(key);
	if (externalId === null) throw invalidRequest('PUT needs an external id, eid:...');
	if (idNamed(world, type, key) !== undefined) return change(account, request, type, key);
	const write = readWrite(world, request, type);
	const header = { ...write.draft.header, externalId };
	if (!isTransactionType(type)) {
		return written(account, type, saveCustomer(world, null, header), write);
	}
	return saved(account, type, buildNew(world, type, { ...write.draft, header }), write);
}

function remove(account: Account, type: RecordType, key: string): Outcome {
	const record = transactionNamed(account.world, type, key);
	checkPeriod(account.world, record);
	deleteRecord(account.world, record);
	return reply(204);
}

/** Answers GET, PATCH, PUT and DELETE of one record, docs/vendors/netsuite.md §2.1. */
export function answerRecord(
	account: Account,
	request: RawRequest,
	type: RecordType,
	key: string,
): Outcome {
	switch (request.method) {
		case 'GET':
			return read(account, request, type, key);
		case 'PATCH':
			return change(account, request, type, key);
		case 'PUT':
			return upsert(account, request, type, key);
		case 'DELETE':
			return remove(account, type, key);
		default:
			throw invalidRequest('Method not allowed.', 405);
	}
}

/** Answers POST of a record type. */
export function answerCollection(account: Account, request: RawRequest, type: RecordType): Outcome {
	if (request.method === 'POST') return create(account, request, type);
	throw invalidRequest('The simulated account lists records by SuiteQL only.', 405);
}

/** Answers a transform, docs/vendors/netsuite.md §2.5. */
export function answerTransform(
	account: Account,
	request: RawRequest,
	route: { type: RecordType; key: string; target: string },
): Outcome {
	if (request.method !== 'POST') throw invalidRequest('Method not allowed.', 405);
	const { world } = account;
	const target = recordTypeNamed(route.target);
	if (!target || !isTransactionType(target)) {
		throw invalidRequest(`No transform leads from ${route.type} to ${route.target}.`, 404);
	}
	const source = transactionNamed(world, route.type, route.key);
	const write = readWrite(world, request, target);
	const record = buildTransformed(world, source, target, write.draft, write.replace);
	const outcome = saved(account, target, record, write);
	const hasDeposit = world.transactions
		.dependentsOf(source.id)
		.some(({ type }) => type === 'customerDeposit');
	const isRefused = world.switches.invoiceWithDeposit === 'createdButRefused';
	if (target === 'invoice' && hasDeposit && isRefused && !write.isPreview) {
		throw userError('The automatic application of the deposit to the invoice failed.');
	}
	return outcome;
}
