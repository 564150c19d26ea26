import type { INodeCredentialTestResult } from 'n8n-workflow';
import { describeRefusal } from './describe-refusal';

export type LoginProbe = {
	/** What was asked: an access token, the server's time, or a row of a table. */
	step: 'token' | 'serverTime' | 'query';
	/** HTTP status; 0 when no answer came. */
	status: number;
	body: unknown;
	/** NetSuite's clock as ISO 8601 or as an HTTP date; empty when it was not told. */
	serverTime: string;
	/** Our clock at that moment, in milliseconds since 1970. */
	localTime: number;
	authentication: 'oauth2' | 'tba';
};

/** NetSuite takes a signature whose time is at most five minutes off (docs/vendors/netsuite.md §1.2). */
const MOST_SKEW_SECONDS = 300;
const WORTH_TELLING_SECONDS = 60;

const CAUSES = {
	oauth2:
		'the account ID (a sandbox has one of its own); the integration record, enabled and with client credentials and REST web services ticked; the client ID; the certificate ID, whose certificate is neither revoked nor older than two years and belongs to this private key and algorithm; the role, with Log in using OAuth 2.0 Access Tokens and REST Web Services',
	tba: 'the account ID (a sandbox has one of its own, and its tokens go with each refresh); the integration record, enabled and with token-based authentication ticked; consumer key and secret; token ID and secret, not revoked; the role, with Log in using Access Tokens and REST Web Services; five refused logins lock the user for 30 minutes',
};

/** What an attempt to log in tells the person who set the credential up: what to check, and how far the clocks are apart. */
export function explainLogin(probe: LoginProbe): INodeCredentialTestResult {
	const skew = skewOf(probe);
	if (probe.status < 200 || probe.status >= 300) return failed(`${reasonOf(probe)}${clock(skew)}`);
	if (probe.step === 'serverTime' && skew === null) {
		return failed('The answer is not NetSuite’s: check account ID and base URL.');
	}
	if (probe.authentication === 'tba' && Math.abs(skew ?? 0) > MOST_SKEW_SECONDS) {
		return failed(`Logged in, but the next call may be refused.${clock(skew)}`);
	}
	if (probe.step === 'query' && hasNoRow(probe.body)) {
		return passed(
			`Logged in, but the role sees no transaction: give it Transactions > Find Transaction and Sales Order, unless the account has none yet.${clock(skew)}`,
		);
	}
	return passed(`Logged in.${clock(skew)}`);
}

function reasonOf({ step, status, body, authentication }: LoginProbe): string {
	const said = describeRefusal(body) || grantError(body);
	const detail = said === '' ? `HTTP ${status}` : `HTTP ${status}, ${said}`;
	if (status === 0) return 'No answer: check account ID, base URL and the network.';
	if (status === 404) {
		return `There are no REST web services at this address (${detail}): check the account ID and that Setup > Company > Enable Features > SuiteCloud has REST Web Services ticked.`;
	}
	if (status === 429)
		return `NetSuite has no slot free (${detail}): the login was not tested, try again.`;
	if (step === 'query' && status < 500 && status !== 401) {
		return `The login works, but the role may not query (${detail}): give it REST Web Services and SuiteAnalytics Workbook, and View or Edit of Sales Order.`;
	}
	if (status === 403) {
		return `The role may not use REST web services (${detail}): give it REST Web Services and the permission to log in with tokens.`;
	}
	if (status >= 500 && step !== 'token') return `NetSuite failed (${detail}): try again later.`;
	return `NetSuite refused the login (${detail}) and says why only in Setup > Users/Roles > View Login Audit Trail. Check: ${CAUSES[authentication]}.`;
}

/** The code of a refused grant, such as "invalid_grant"; empty when there is none. */
function grantError(body: unknown): string {
	const { error } = (body ?? {}) as { error?: unknown };
	return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : '';
}

/** Seconds that our clock is ahead of NetSuite's, negative when behind; null when NetSuite's is not known. */
function skewOf({ serverTime, localTime }: LoginProbe): number | null {
	const server = Date.parse(serverTime);
	return Number.isNaN(server) ? null : Math.round((localTime - server) / 1000);
}

function clock(skew: number | null): string {
	if (skew === null) return '';
	const apart = `The clock here is ${Math.abs(skew)} s ${skew < 0 ? 'behind' : 'ahead of'} NetSuite’s`;
	if (Math.abs(skew) > MOST_SKEW_SECONDS) {
		return ` ${apart}; token-based login allows ${MOST_SKEW_SECONDS} s. Set it right.`;
	}
	return Math.abs(skew) > WORTH_TELLING_SECONDS ? ` Warning: ${apart}.` : ` ${apart}.`;
}

const hasNoRow = (body: unknown): boolean => {
	const { items } = (body ?? {}) as { items?: unknown };
	return !Array.isArray(items) || items.length === 0;
};

const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });
const passed = (message: string): INodeCredentialTestResult => ({ status: 'OK', message });
