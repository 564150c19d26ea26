import type { World } from '../store/world';
import { invalidContent, NetSuiteRefusal } from './refusal';

/** Refuses an external id with other characters than the vendor's, docs/vendors/netsuite.md §2.3. */
export function checkExternalId(externalId: string): void {
	if (!/^[A-Za-z0-9_-]+$/.test(externalId)) {
		throw invalidContent('An external id takes letters, digits, _ and - only.', 'externalId');
	}
}

/** The refusal of a second record under an external id that is taken. */
export function alreadyExists(world: World): NetSuiteRefusal {
	const message = 'This record already exists: the external ID is in use by another record.';
	return new NetSuiteRefusal(400, world.switches.duplicateCode, message, 'externalId');
}
