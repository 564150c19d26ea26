import { LoginFailed } from './login-failed';

export type AccountHost = {
	/** Where the account's REST services answer, such as "1234567-sb1.suitetalk.api.netsuite.com". */
	host: string;
	/** The account as OAuth 1.0a names it, such as "1234567_SB1". */
	realm: string;
};

const ACCOUNT = /^(?=.*\d)[a-z0-9]+(?:-[a-z0-9]+)?$/;

/**
 * The two official spellings of an account (docs/vendors/netsuite.md §1.1) out of whatever people paste: either
 * spelling in any case, a host of the account, or an address of its pages. Throws on anything else, so that no token
 * is ever sent to another host.
 */
export function toAccountHost(text: string): AccountHost {
	const host = text
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/[/?#].*$/, '')
		.replace(/:\d+$/, '')
		.trim();
	const spelled = host.replace(/^([^.]+)\.(?:[a-z0-9-]+\.)*netsuite\.com$/, '$1');
	const name = spelled.replace(/[\s_-]+/g, '-');
	if (!ACCOUNT.test(name)) {
		throw new LoginFailed(
			'LOGIN_ACCOUNT_ID',
			`"${text}" is not a NetSuite account: enter the account ID of Setup > Company > Company Information, such as 1234567 or 1234567_SB1`,
		);
	}
	return {
		host: `${name}.suitetalk.api.netsuite.com`,
		realm: name.toUpperCase().replace('-', '_'),
	};
}
