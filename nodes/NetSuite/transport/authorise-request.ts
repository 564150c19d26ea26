import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { baseUrl } from './base-url';
import { encodeRfc3986 } from './encode-rfc3986';
import { LoginFailed } from './login-failed';
import { signRequest, type Moment } from './sign-request';
import { toAccountHost } from './to-account-host';

/**
 * The request with its host and Authorization header. The query is written into the address, encoded here, because a
 * signature holds only for the very characters that are sent; so the result may be authorised again. Redirects are
 * not followed: a signature fits one address and a token belongs to one host. Throws on an address of another host.
 */
export function authoriseRequest(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	moment: Moment,
): IHttpRequestOptions {
	const { qs, ...rest } = request;
	const base = baseUrl(credentials);
	const url = addressOf(request.url, qs ?? {}, base);
	const Authorization =
		credentials['authentication'] === 'tba'
			? signature(credentials, request.method ?? 'GET', `${base}${url}`, moment)
			: `Bearer ${String(credentials['accessToken'] ?? '')}`;
	const others = Object.entries(request.headers ?? {}).filter(
		([name]) => name.toLowerCase() !== 'authorization',
	);
	return {
		...rest,
		baseURL: base,
		url,
		headers: { ...Object.fromEntries(others), Authorization },
		disableFollowRedirect: true,
	};
}

function addressOf(
	url: string,
	query: NonNullable<IHttpRequestOptions['qs']>,
	base: string,
): string {
	const { origin, pathname, searchParams } = new URL(url, base);
	if (origin !== base) {
		throw new LoginFailed('LOGIN_OTHER_HOST', `The credential is for ${base}, not for ${origin}`);
	}
	const added = Object.entries(query).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map((each): [string, unknown] => [name, each]),
	);
	const pairs = [...searchParams, ...added].filter(([, value]) => value !== undefined);
	const text = pairs.map(
		([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(String(value))}`,
	);
	return text.length === 0 ? pathname : `${pathname}?${text.join('&')}`;
}

function signature(
	credentials: ICredentialDataDecryptedObject,
	method: string,
	url: string,
	moment: Moment,
): string {
	const { realm } = toAccountHost(String(credentials['accountId'] ?? ''));
	const key = (name: string): string => String(credentials[name] ?? '').trim();
	const keys = {
		consumerKey: key('consumerKey'),
		consumerSecret: key('consumerSecret'),
		tokenId: key('tokenId'),
		tokenSecret: key('tokenSecret'),
	};
	return signRequest({ method, url, realm }, keys, moment);
}
