import fc from 'fast-check';
import { startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: laws', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await startBench({ switches: { invoiceInAdvance: true } });
	});

	afterAll(async () => {
		await bench.simulator.close();
	});

	const cents = (amount: number) => Math.round(amount * 100);
	const attempt = (act: () => unknown) => {
		try {
			act();
			return true;
		} catch {
			return false;
		}
	};

	const step = fc.record({
		act: fc.constantFrom('append', 'change', 'keepSome', 'ship', 'invoice', 'close'),
		pick: fc.nat(9),
		quantity: fc.integer({ min: 0, max: 4 }),
		rate: fc.integer({ min: 1, max: 999 }).map((rate) => rate / 100),
	});

	it('whatever is done to an order, line numbers stand for one line, and units are never lost', () => {
		const { account } = bench.simulator;
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				const id = account.createOrder(bench.twoLines());
				const items = new Map<number, string>();
				let highest = 0;
				for (const { act, pick, quantity, rate } of steps) {
					const before = account.order(id);
					const line = before.lines[pick % before.lines.length]?.line ?? 0;
					const edit = (rows: object[], replace: string[] = []) =>
						account.editByHand(id, { item: { items: rows } }, replace);
					const done = attempt(() => {
						if (act === 'append') edit([{ item: { id: bench.tea }, quantity, rate }]);
						if (act === 'change') edit([{ line, quantity, rate, price: { id: '-1' } }]);
						if (act === 'keepSome') edit([{ line }], ['item']);
						if (act === 'ship') account.ship(id, [{ line, quantity: 1 }]);
						if (act === 'invoice') account.invoice(id, [{ line, quantity: 1 }]);
						if (act === 'close') account.closeLines(id, [{ line }]);
					});
					const after = account.order(id);
					if (!done) expect(after).toEqual(before);
					for (const row of after.lines) {
						if (!items.has(row.line)) expect(row.line).toBeGreaterThan(highest);
						expect(items.get(row.line) ?? row.item).toBe(row.item);
						items.set(row.line, row.item);
						expect(row.quantity).toBeGreaterThanOrEqual(Math.max(row.picked, row.billed));
					}
					highest = Math.max(highest, ...after.lines.map((row) => row.line));
					const sum = after.lines.reduce((total, row) => total + cents(row.amount), 0);
					expect(cents(after.total)).toBe(sum);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('however credits and refunds are spread, nothing is applied or paid back twice', () => {
		const { account } = bench.simulator;
		const share = fc.record({
			kind: fc.constantFrom('credit', 'refund', 'pay'),
			cents: fc.integer({ min: 1, max: 4000 }),
		});
		fc.assert(
			fc.property(fc.array(share, { maxLength: 8 }), (shares) => {
				const customer = { id: account.createCustomer() };
				const order = account.createOrder(bench.twoLines({ entity: customer }));
				const invoice = account.invoice(order);
				const applyTo = (doc: string, amount: number) => ({
					apply: { items: [{ doc: { id: doc }, line: 0, apply: true, amount }] },
				});
				const credits: string[] = [];
				for (const { kind, cents: worth } of shares) {
					const amount = worth / 100;
					const fee = { item: { id: bench.fee }, quantity: 1, amount };
					attempt(() => {
						if (kind === 'credit') {
							const body = { entity: customer, autoApply: worth % 2 === 0, item: { items: [fee] } };
							credits.push(account.create('creditMemo', body));
						}
						if (kind === 'refund') {
							account.create('customerRefund', { customer, ...applyTo(credits[0] ?? '', amount) });
						}
						if (kind === 'pay') {
							account.create('customerPayment', { customer, ...applyTo(invoice, amount) });
						}
					});
				}
				const records = [invoice, ...credits].map((id) => account.record(id));
				for (const { total, remaining } of records) {
					expect(remaining).toBeGreaterThanOrEqual(0);
					expect(remaining).toBeLessThanOrEqual(total);
				}
				const paid = ['customerPayment', 'creditMemo'] as const;
				const towards = paid
					.flatMap((type) => account.records(type))
					.flatMap(({ applied }) => applied)
					.filter(({ doc }) => doc === invoice)
					.reduce((sum, { amount }) => sum + cents(amount), 0);
				const bill = account.record(invoice);
				expect(cents(bill.total) - towards).toBe(cents(bill.remaining));
			}),
			{ numRuns: 60 },
		);
	});
});
