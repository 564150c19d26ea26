import { processSlots } from '../../../../nodes/shared/slot-budget';
import { Office } from './office';

let office: Office;
beforeAll(async () => {
	office = await Office.open({ taxProfile: 'none' });
});
afterAll(async () => await office.close());

/** How urgent the calls of one look at an order were. */
async function priorities(options: object): Promise<string[]> {
	office.startOver();
	Object.assign(office.options, options);
	office.byHand([{ sku: 'MUG', quantity: 2, amount: 20 }]);
	const run = jest.spyOn(processSlots, 'run');
	await office.get();
	const asked = run.mock.calls.map(([, , { priority }]) => priority);
	run.mockRestore();
	return [...new Set(asked)];
}

test('an order is read as urgently as an edit, unless it is for a report', async () => {
	expect(await priorities({})).toEqual(['edit']);
	expect(await priorities({ priority: 'bulk' })).toEqual(['bulk']);
});
