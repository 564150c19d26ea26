import { baseUrl } from '../../../../nodes/NetSuite/transport/base-url';
import { toAccountHost } from '../../../../nodes/NetSuite/transport/to-account-host';

describe('the account', () => {
	test.each([
		'1234567_SB1',
		'1234567-sb1',
		' 1234567_sb1 ',
		'1234567 SB1',
		'1234567-sb1.suitetalk.api.netsuite.com',
		'https://1234567-sb1.app.netsuite.com/app/center/card.nl?sc=-29#top',
		'HTTPS://1234567-SB1.RESTLETS.api.netsuite.com:443/app',
	])('"%s" has one host and one realm', (text) => {
		expect(toAccountHost(text)).toEqual({
			host: '1234567-sb1.suitetalk.api.netsuite.com',
			realm: '1234567_SB1',
		});
	});

	test('production and trial accounts have no second part', () => {
		expect(toAccountHost('1234567').realm).toBe('1234567');
		expect(toAccountHost('TSTDRV123').host).toBe('tstdrv123.suitetalk.api.netsuite.com');
	});

	test.each([
		'',
		'system.netsuite.com',
		'https://system.netsuite.com/app/center',
		'1234567.evil.example',
		'netsuite.com.evil.example/1234567',
		'1234567@evil.example',
		'1234567_SB1_X',
		'https://',
	])('"%s" is refused, so that no token goes to another host', (text) => {
		expect(() => toAccountHost(text)).toThrow('is not a NetSuite account');
	});

	test('a base URL takes the place of the host, without path or slash', () => {
		expect(baseUrl({ accountId: '1234567_SB1', baseUrl: ' ' })).toBe(
			'https://1234567-sb1.suitetalk.api.netsuite.com',
		);
		expect(baseUrl({ accountId: '', baseUrl: 'http://127.0.0.1:99/services/' })).toBe(
			'http://127.0.0.1:99',
		);
		expect(() => baseUrl({ baseUrl: 'nowhere' })).toThrow('is not a web address');
	});
});
