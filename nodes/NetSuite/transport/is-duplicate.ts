import { RemoteRejected } from '../../shared/remote-error';

/**
 * Whether a create was refused because its external id is taken: look that record up instead. NetSuite has no code of
 * its own for it over REST, so the words count too (docs/vendors/netsuite.md §2.3).
 */
export function isDuplicate(error: unknown): boolean {
	if (!(error instanceof RemoteRejected)) return false;
	const { status, vendorCode } = error.details;
	const taken = /USER_ERROR/.test(vendorCode) && /already exists/i.test(vendorCode);
	return status === 400 && (taken || vendorCode.includes('DUP_RCRD'));
}
