import fc from 'fast-check';
import { DispatchLine } from './dispatch-line';

let line: DispatchLine;
beforeEach(async () => {
	line = await DispatchLine.open();
});
afterEach(async () => await line.close());

const outcome = async (gid: string): Promise<[string, string[]]> => {
	const { ledger, exceptions } = await line.look(gid);
	return [ledger.outcome, exceptions.map(({ code }) => code)];
};

it('what leaves the warehouse is in the shop, once, and its feed falls silent', async () => {
	const { gid, reference } = line.place();
	line.desk.send(reference, 'T1');
	const fed = await line.feed();
	expect(fed.map(({ sourceId }) => sourceId)).toEqual([gid]);
	expect(await outcome(gid)).toEqual(['converged', []]);
	expect(await outcome(gid)).toEqual(['inStep', []]);
	expect(line.shop.told(gid)).toEqual(['T1: 2 x TEE, 1 x MUG']);
	expect(await line.feed(fed)).toEqual([]);
});

it('a split order, a resend and a corrected number end as they should', async () => {
	const { gid, reference } = line.place();
	const [second = ''] = line.staff.splitOrder(reference, [[{ sku: 'TEE', quantity: 1 }]]);
	line.desk.send(second, 'T2');
	await line.look(gid);
	expect(line.shop.told(gid)).toEqual(['T2: 1 x TEE']);
	const first = line.staff.orders().find(({ OrderId }) => OrderId !== second)?.OrderId ?? '';
	line.desk.send(first, 'T1');
	line.desk.send(line.staff.sendAgain(first, [{ sku: 'MUG', quantity: 1 }]), 'T-AGAIN');
	await line.look(gid);
	expect(line.shop.told(gid)).toEqual(['T2: 1 x TEE', 'T1: 1 x TEE, 1 x MUG']);
	const known = await line.feed();
	line.staff.setTracking(second, 'T2-NEW');
	expect((await line.feed(known)).map(({ sourceId }) => sourceId)).toEqual([gid]);
	expect(await outcome(gid)).toEqual(['converged', []]);
	expect(line.shop.told(gid)).toEqual(['T2-NEW: 1 x TEE', 'T1: 1 x TEE, 1 x MUG']);
});

it('an edit after the parcel has left is for a person, who adds the line again', async () => {
	const { gid, reference } = line.place();
	line.desk.send(reference, 'T1');
	line.shop.shop.edit(gid, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
	expect(await outcome(gid)).toEqual(['partly', ['DISPATCH_EXCESS']]);
	expect(line.shop.told(gid)).toEqual(['T1: 2 x TEE']);
	line.shop.shop.edit(gid, [{ addVariant: { sku: 'MUG', quantity: 1 } }]);
	expect(await outcome(gid)).toEqual(['converged', []]);
	expect(line.shop.told(gid)).toEqual(['T1: 2 x TEE', 'T1: 1 x MUG']);
});

it('a run that breaks off before it is written down loses and repeats nothing', async () => {
	const { gid, reference } = line.place();
	line.desk.send(reference, 'T1');
	await line.look(gid, false);
	expect(await outcome(gid)).toEqual(['inStep', []]);
	line.staff.setTracking(reference, 'T2');
	await line.look(gid, false);
	expect(line.shop.told(gid)).toEqual(['T2: 2 x TEE, 1 x MUG']);
});

it('whatever call fails or stays silent, the next looks end in the same place', async () => {
	const operation = fc.constantFrom('DispatchHeads', 'FulfilmentOrderPages', 'CreateFulfilment');
	const fault = fc.record({
		operationName: operation,
		when: fc.constantFrom('before' as const, 'after' as const),
		kind: fc.constantFrom('drop' as const, 'status' as const),
		skip: fc.integer({ min: 0, max: 2 }),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 2 }), async (faults) => {
			const { gid, reference } = line.place();
			const [second = ''] = line.staff.splitOrder(reference, [[{ sku: 'TEE', quantity: 1 }]]);
			const own = line.staff
				.orders()
				.find(
					({ OrderId, GeneralInfo }) =>
						OrderId !== second && GeneralInfo.ReferenceNum === reference,
				);
			line.desk.send(own?.OrderId ?? '', 'T1');
			line.desk.send(second, 'T2');
			for (const each of faults) line.shop.simulator.faults.add(each);
			for (let look = 0; look < 3; look += 1) await line.look(gid);
			line.shop.simulator.faults.clear();
			await line.look(gid);
			expect(line.shop.told(gid)).toEqual(['T1: 1 x TEE, 1 x MUG', 'T2: 1 x TEE']);
		}),
		{ numRuns: 6 },
	);
}, 60_000);
