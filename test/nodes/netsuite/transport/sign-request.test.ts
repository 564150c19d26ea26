import { encodeRfc3986 } from '../../../../nodes/NetSuite/transport/encode-rfc3986';
import { signRequest } from '../../../../nodes/NetSuite/transport/sign-request';

/** Sample inputs of Oracle's help page, and its signature of the first; that of the second is printed wrongly there. */
const KEYS = {
	consumerKey: 'ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4',
	consumerSecret: 'd26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5',
	tokenId: '2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc',
	tokenSecret: 'c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295',
};
const MOMENT = { nonce: 'fjaLirsIcCGVZWzBX0pg', timestamp: '1508242306' };
const EMPLOYEE = {
	method: 'GET',
	url: 'https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40',
	realm: '123456',
};
const RESTLET =
	'https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1&customParam=someValue&testParam=someOtherValue';

const signatureOf = (header: string): string =>
	decodeURIComponent(/oauth_signature="([^"]+)"/.exec(header)?.[1] ?? '');
const sign = (change: Partial<typeof EMPLOYEE>): string =>
	signatureOf(signRequest({ ...EMPLOYEE, ...change }, KEYS, MOMENT));

describe('the signature', () => {
	test('of a record read', () => {
		expect(sign({})).toBe('B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=');
	});

	test('of a request with a query, in whatever order it stands', () => {
		const signature = '+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=';
		expect(sign({ method: 'post', url: RESTLET })).toBe(signature);
		const [path, query] = RESTLET.split('?') as [string, string];
		const turned = `${path}?${query.split('&').reverse().join('&')}`;
		expect(sign({ method: 'POST', url: turned })).toBe(signature);
	});

	test('depends on method, path, query, both secrets, nonce and time', () => {
		const { url } = EMPLOYEE;
		const others = [
			sign({}),
			sign({ method: 'PATCH' }),
			sign({ url: `${url}1` }),
			sign({ url: `${url}?replace=item` }),
			sign({ url: `${url}?replace=item&replace=item` }),
			signatureOf(signRequest(EMPLOYEE, { ...KEYS, consumerSecret: 'x' }, MOMENT)),
			signatureOf(signRequest(EMPLOYEE, { ...KEYS, tokenSecret: 'x' }, MOMENT)),
			signatureOf(signRequest(EMPLOYEE, KEYS, { ...MOMENT, nonce: 'abcdef' })),
			signatureOf(signRequest(EMPLOYEE, KEYS, { ...MOMENT, timestamp: '1' })),
		];
		expect(new Set(others).size).toBe(others.length);
	});

	test('does not depend on the realm, which stands in the header only', () => {
		const header = signRequest({ ...EMPLOYEE, realm: '1234567_SB1' }, KEYS, MOMENT);
		expect(signatureOf(header)).toBe(sign({}));
		expect(header).toMatch(/^OAuth realm="1234567_SB1", oauth_token="2b0c/);
		expect(header).toContain('oauth_signature_method="HMAC-SHA256", oauth_version="1.0"');
	});
});

test('encoding keeps nothing but letters, digits and -._~', () => {
	expect(encodeRfc3986("aZ0-._~ !'()*:+,ä")).toBe('aZ0-._~%20%21%27%28%29%2A%3A%2B%2C%C3%A4');
});
