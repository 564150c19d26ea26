import type { Customer } from '../store/catalogue';
import type { World } from '../store/world';
import { alreadyExists, checkExternalId } from './external-id';
import { userError } from './refusal';

type Values = Readonly<Record<string, unknown>>;

function text(values: Values, name: string, old: string | null | undefined): string | null {
	const value = values[name];
	if (value === undefined) return old ?? null;
	return typeof value === 'string' && value !== '' ? value : null;
}

/** Writes a customer, a new one when `id` is null; answers its id. */
export function saveCustomer(world: World, id: string | null, values: Values): string {
	const old = id === null ? undefined : world.catalogue.customers.get(id);
	const newId = old?.id ?? String(world.ids.next('customer'));
	const customer: Customer = {
		id: newId,
		entityId: text(values, 'entityId', old?.entityId) ?? `CUST${newId}`,
		externalId: text(values, 'externalId', old?.externalId),
		email: text(values, 'email', old?.email),
		companyName: text(values, 'companyName', old?.companyName),
		firstName: text(values, 'firstName', old?.firstName),
		lastName: text(values, 'lastName', old?.lastName),
		isPerson:
			values['isPerson'] === undefined ? (old?.isPerson ?? false) : values['isPerson'] === true,
		currency: text(values, 'currency', old?.currency) ?? '1',
		subsidiary: text(values, 'subsidiary', old?.subsidiary) ?? '1',
	};
	if (customer.externalId !== null) checkExternalId(customer.externalId);
	const isTaken = [...world.catalogue.customers.values()].some(
		(other) =>
			other.id !== newId &&
			(other.entityId === customer.entityId ||
				(customer.externalId !== null &&
					other.externalId?.toLowerCase() === customer.externalId.toLowerCase())),
	);
	if (isTaken) throw alreadyExists(world);
	if (customer.isPerson ? customer.lastName === null : customer.companyName === null) {
		const field = customer.isPerson ? 'lastName' : 'companyName';
		throw userError('Please enter value(s) for: Name.', field);
	}
	world.catalogue.saveCustomer(customer);
	return newId;
}
