import { invalidContent } from '../behaviour/refusal';
import type { World } from '../store/world';
import type { Field, RefTarget } from './field';

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

function lookUp(world: World, target: RefTarget, id: string): boolean {
	const { catalogue, transactions } = world;
	if (target === 'anything') return true;
	if (target === 'item') return catalogue.items.has(id);
	if (target === 'customer') return catalogue.customers.has(id);
	if (target === 'transaction') return transactions.peek(id) !== undefined;
	return catalogue.reference(target, id) !== undefined;
}

function byExternalId(world: World, target: RefTarget, externalId: string): string | undefined {
	const wanted = externalId.toLowerCase();
	if (target === 'transaction') return world.transactions.idOfExternal(externalId);
	const rows =
		target === 'item'
			? world.catalogue.items
			: target === 'customer'
				? world.catalogue.customers
				: [];
	return [...rows.values()].find(
		(row) => typeof row === 'object' && row.externalId?.toLowerCase() === wanted,
	)?.id;
}

function refId(world: World, target: RefTarget, value: unknown, path: string): string {
	const given = isObject(value) ? (value['id'] ?? value['externalId']) : value;
	const isExternal = isObject(value) && value['id'] === undefined;
	if (!isScalar(given)) throw invalidContent('Invalid reference.', path);
	const id = isExternal ? byExternalId(world, target, String(given)) : String(given);
	if (id === undefined || !lookUp(world, target, id)) {
		throw invalidContent(`Invalid reference value ${String(given)} for field ${path}.`, path);
	}
	return id;
}

function toNumber(value: unknown, path: string): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw invalidContent(`The field ${path} has to be a number.`, path);
	}
	return number;
}

function toFlag(value: unknown, path: string): boolean {
	if (typeof value !== 'boolean') {
		throw invalidContent(`The field ${path} has to be true or false.`, path);
	}
	return value;
}

function toDate(value: unknown, path: string): string {
	const day = typeof value === 'string' ? value.slice(0, 10) : '';
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
		throw invalidContent(`The field ${path} has to be a date.`, path);
	}
	return day;
}

function toChoice(field: Field, value: unknown, path: string): string {
	const id = isObject(value) ? value['id'] : value;
	const isKnown = typeof id === 'string' && (field.ids?.includes(id) ?? true);
	if (!isKnown) {
		throw invalidContent(`Invalid value for field ${path}.`, path);
	}
	return id;
}

/** A value as its property keeps it; references become ids, enums their id, dates ISO days. Null clears. */
export function coerce(world: World, field: Field, value: unknown, path: string): unknown {
	if (value === null) return null;
	switch (field.kind) {
		case 'text':
			if (!isScalar(value)) throw invalidContent(`The field ${path} has to be text.`, path);
			return String(value);
		case 'number':
		case 'money':
			return toNumber(value, path);
		case 'boolean':
			return toFlag(value, path);
		case 'date':
			return toDate(value, path);
		case 'enum':
			return toChoice(field, value, path);
		case 'address':
			throw invalidContent(`The field ${path} has to be an address.`, path);
		case 'ref':
			return refId(world, field.target ?? 'anything', value, path);
	}
}
