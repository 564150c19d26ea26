import { SuiteQl } from '../../../../simulators/netsuite/suiteql';

test('a record put twice is there once, and a removed one is gone', async () => {
	const suiteQl = await SuiteQl.create();
	suiteQl.put('salesorder:1', {
		transaction: [
			{ id: '1', type: 'SalesOrd', externalid: 'A', status: 'B', status__df: 'Pending' },
		],
		transactionline: [{ transaction: 1, id: 1, quantity: -2, mainline: false }],
	});
	suiteQl.run('SELECT id FROM transaction', []);
	suiteQl.put('salesorder:1', { transaction: [{ id: '1', type: 'SalesOrd', externalid: 'B' }] });
	expect(
		suiteQl.run('SELECT t.id, t.externalid AS Ext FROM transaction t WHERE t.id = ?', [1]),
	).toEqual({
		columns: ['id', 'ext'],
		rows: [{ id: '1', ext: 'B' }],
	});
	expect(suiteQl.run('SELECT id FROM transactionline', []).rows).toEqual([]);
	suiteQl.remove('salesorder:1');
	expect(suiteQl.run('SELECT id FROM transaction', []).rows).toEqual([]);
});
