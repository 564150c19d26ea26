import { commit } from '../behaviour/commit';
import { buildNew } from '../behaviour/create';
import { buildTransformed } from '../behaviour/transform';
import { changeRecord } from '../behaviour/update';
import { readBody } from '../schema/read-body';
import { schemaOf } from '../schema/schemas';
import type { RecordType, TransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { lineChosen, type LineChoice } from './find';

function draftOf(world: World, type: TransactionType, body: object) {
	const schema = schemaOf(world, type as RecordType);
	if (!schema) throw new Error(`No record type ${type}.`);
	const draft = readBody(world, schema, body);
	if (draft.unknown.length > 0) throw new Error(`Unknown: ${draft.unknown.join(', ')}.`);
	return draft;
}

/** Saves a new record the way a person would, from a body as the record API takes it; answers its id. */
export function createByHand(world: World, type: TransactionType, body: object): string {
	return commit(world, buildNew(world, type, draftOf(world, type, body)));
}

/** Changes a record the way a person would. */
export function changeByHand(
	world: World,
	record: Transaction,
	body: object,
	replace: readonly string[] = [],
): void {
	changeRecord(world, record, draftOf(world, record.type, body), new Set(replace));
	commit(world, record);
}

/** Makes one record from another, of the chosen lines or of all that is open; answers its id. */
export function transformByHand(
	world: World,
	source: Transaction,
	target: TransactionType,
	body: object,
	choices?: readonly LineChoice[],
): string {
	const items = choices?.map((choice) => ({
		orderLine: lineChosen(world, source, choice),
		...(choice.quantity === undefined ? {} : { quantity: choice.quantity }),
	}));
	const whole = items ? { ...body, item: { items } } : body;
	const replace = new Set(items ? ['item'] : []);
	const draft = draftOf(world, target, whole);
	return commit(world, buildTransformed(world, source, target, draft, replace));
}
