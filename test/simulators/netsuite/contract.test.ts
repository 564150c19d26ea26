import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { without } from '../../../simulators/netsuite/store/values';
import { startBench, type Bench } from './netsuite-caller';

interface Facts {
	transforms: Record<string, unknown>;
	sublistKeys: Record<string, unknown>;
	statusNames: Record<string, Record<string, string>>;
	salesOrder: { header: object; item: object; taxDetails: object };
	creditMemo: { header: object; item: object; apply: object };
	itemFulfillment: { header: object };
}

interface Property {
	'x-ns-sublistkey'?: string[];
	properties?: { items: { items: { properties: Record<string, unknown> } } };
}
type Properties = Record<string, Property>;

const FILE = path.resolve(__dirname, '../../../../shared/contracts/netsuite/contract.facts.json');
const withFacts = existsSync(FILE) ? describe : describe.skip;
const read = () => JSON.parse(readFileSync(FILE, 'utf8')) as Facts;

/** Properties every record has that the facts table leaves out, most of them preferences of a form. */
const BESIDES = ['department', 'class', 'toBePrinted', 'toBeEmailed', 'shipMethod'];

withFacts('netsuite simulator: against the facts of the contract', () => {
	let bench: Bench;
	let facts: Facts;

	beforeAll(async () => {
		facts = read();
		bench = await startBench({ switches: { taxProfile: 'suiteTax', lineUniqueKey: true } });
	});

	afterAll(async () => {
		await bench.simulator.close();
	});

	const propertiesOf = async (record: string) => {
		const { body } = await bench.caller.record('GET', `metadata-catalog/${record}`);
		return body['properties'] as Properties;
	};
	const columns = (property: Property | undefined) =>
		Object.keys(property?.properties?.items.items.properties ?? {});
	const strangers = (names: string[], known: object) =>
		names.filter((name) => !(name in known) && !name.startsWith('cust') && !BESIDES.includes(name));

	it('invents no property of a sales order', async () => {
		const order = await propertiesOf('salesOrder');
		const { header, item, taxDetails } = facts.salesOrder;
		const { item: lines, taxDetails: rows, ...plain } = order;
		expect(strangers(Object.keys(plain), header)).toEqual([]);
		expect(strangers(columns(lines), item)).toEqual(['orderLine']);
		expect(strangers(columns(rows), taxDetails)).toEqual([]);
	});

	it('invents no property of a credit memo', async () => {
		const memo = await propertiesOf('creditMemo');
		const { header, item, apply } = facts.creditMemo;
		const { item: lines, apply: applied, ...rest } = memo;
		const plain = without(rest, 'taxDetails');
		const known = { ...facts.salesOrder.header, ...header };
		expect(strangers(Object.keys(plain), known)).toEqual([]);
		expect(strangers(columns(lines), { ...facts.salesOrder.item, ...item })).toEqual([]);
		expect(strangers(columns(applied), apply)).toEqual([]);
	});

	it('keys its sublists as the account does', async () => {
		const keys = facts.sublistKeys;
		const memo = await propertiesOf('creditMemo');
		const refund = await propertiesOf('customerRefund');
		expect(memo['item']?.['x-ns-sublistkey']).toEqual(keys['item (existing record)']);
		expect(memo['apply']?.['x-ns-sublistkey']).toEqual(keys['creditMemo.apply']);
		expect(refund['apply']?.['x-ns-sublistkey']).toEqual(keys['customerRefund.apply']);
		expect(refund['deposit']?.['x-ns-sublistkey']).toEqual(keys['customerRefund.deposit']);
	});

	it('leads nowhere that the contract does not', async () => {
		const { account } = bench.simulator;
		const order = account.createOrder(bench.twoLines());
		account.ship(order);
		const invoice = account.invoice(order);
		for (const [type, id] of [
			['salesOrder', order],
			['invoice', invoice],
		] as const) {
			const known = facts.transforms[type] as string[];
			for (const target of ['creditMemo', 'customerPayment', 'customerRefund', 'itemReceipt']) {
				const answer = await bench.caller.record('POST', `${type}/${id}/!transform/${target}`, {});
				expect([type, target, answer.status === 404]).toEqual([
					type,
					target,
					!known.includes(target),
				]);
			}
		}
	});

	it('names the status of an order as the contract does', async () => {
		const { account } = bench.simulator;
		const names = facts.statusNames['SalesOrd'] ?? {};
		const seen = account.orders().map(({ status, statusName }) => [status, statusName]);
		expect(seen.length).toBeGreaterThan(0);
		for (const [status, name] of seen) expect(name).toBe(names[status ?? '']);
	});
});
