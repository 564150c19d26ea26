import { LoginFailed } from './login-failed';
import { toAccountHost } from './to-account-host';

/** Where the account's REST services answer, as an origin without a path; a base URL takes the place of the account's host. */
export function baseUrl(credentials: { accountId?: unknown; baseUrl?: unknown }): string {
	const override = String(credentials.baseUrl ?? '').trim();
	if (override === '') return `https://${toAccountHost(String(credentials.accountId ?? '')).host}`;
	if (URL.canParse(override)) return new URL(override).origin;
	throw new LoginFailed('LOGIN_BASE_URL', `The base URL "${override}" is not a web address`);
}
