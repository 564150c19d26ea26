import { toOrderLinks } from '../../../../nodes/NetSuite/mapping/order-links';

const aLink = (changes: Record<string, string>) => ({
	...{ previousdoc: '1', previousline: '2', nextdoc: '9', nextline: '1', linktype: 'ShipRcpt' },
	...changes,
});

test('units of a line are added up over its fulfilments', () => {
	const links = toOrderLinks([
		aLink({ type: 'ItemShip', quantity: '-2' }),
		aLink({ type: 'ItemShip', nextdoc: '10', quantity: '1' }),
		aLink({ type: 'ItemShip', previousline: '5', quantity: '-4' }),
		aLink({ type: 'CustInvc', linktype: 'OrdBill', quantity: '-7' }),
	]);
	expect([...(links.get('1')?.fulfilled ?? [])]).toEqual([
		['2', 3],
		['5', 4],
	]);
});

test('a fulfilment that the role may not see leaves it unknown what has gone', () => {
	const links = toOrderLinks([aLink({}), aLink({ previousdoc: '2', type: 'ItemShip' })]);
	expect(links.get('1')).toBeNull();
	expect(links.get('2')).not.toBeNull();
});

test('a wave counts although the role may not see it, and once for all its lines', () => {
	const links = toOrderLinks([
		aLink({ linktype: 'WaveOrd' }),
		aLink({ linktype: 'WaveOrd', previousline: '3' }),
	]);
	expect(links.get('1')?.waves).toMatchObject([{ waveId: '9', finished: false }]);
});
