import type { IDataObject } from 'n8n-workflow';
import { join } from 'node:path';
import type { Payout } from '../../../../domain/payout/payout';
import { execute } from '../../../../nodes/NetSuite/actions/payout/get-books.operation';
import { OrderSync } from '../../../../nodes/OrderSync/OrderSync.node';
import { readTemplates } from '../../../../playground/world/templates';
import { aPayout } from '../../../builders/payout-builder';
import { runDataTable, runMerge, runSet } from '../../../convergence/engine/base-nodes';
import { DataTables, type Row } from '../../../convergence/engine/data-tables';
import { Life } from '../../../convergence/engine/life';
import { Template, type Items, type NodeRun } from '../../../convergence/engine/template';
import { nodeContext, type ContextOptions } from '../../../support/node-context';
import { Office } from './office';

const { workflows, tables: specs } = readTemplates(join(__dirname, '..', '..', '..', '..'));
const shipped = workflows.find(({ id }) => id === 'osync_payout_reconciliation');
const DAY = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

let office: Office;
beforeAll(async () => {
	office = await Office.open();
});
afterAll(async () => await office.close());

/** The shipped template on tables of its own, with the account of the office, and payouts that we hand it. */
class Morning {
	readonly tables = new DataTables(specs);
	payouts: Payout[] = [];
	/** Payouts that were read in NetSuite, run by run. */
	readonly read: string[][] = [];
	/** Nodes in the order in which they ran. */
	ran: string[] = [];
	/** A node that fails. */
	failing = '';

	async run(): Promise<void> {
		if (!shipped) throw new Error('The template is not there');
		this.ran = [];
		const template = new Template(shipped, () => undefined);
		await template.run('Every day at 06:17', [{}], 'run-1', async (run) => await this.runNode(run));
	}

	rows = (): Row[] => this.tables.select('osyncPayouts0001', []);
	exceptions = (): Row[] => this.tables.select('osyncExceptions1', []);

	private async runNode(run: NodeRun): Promise<Items[]> {
		this.ran.push(run.node.name);
		if (run.node.name === this.failing) throw new Error('The table is away');
		switch (run.node.type.split('.').at(-1) ?? '') {
			case 'set':
				return runSet(run);
			case 'merge':
				return runMerge(run);
			case 'dataTable':
				return await runDataTable(run, this.tables, new Life());
			case 'if':
				return splitItems(run);
			case 'shopifyPayout':
				return [this.paidSince(String(run.parameter('issuedAfter', 0)))];
			case 'netSuiteCreditMemo':
				this.read.push(run.items.map(({ payout }) => (payout as unknown as Payout).payoutId));
				return [jsonOf(await execute.call(contextFor(run, { credential: office.credential() })))];
			default:
				return (await new OrderSync().execute.call(contextFor(run))).map(jsonOf);
		}
	}

	private paidSince(issuedAfter: string): Items {
		return this.payouts
			.filter(({ issuedAt }) => Date.parse(issuedAt) >= Date.parse(issuedAfter))
			.map((payout) => ({ payout }) as unknown as IDataObject);
	}
}

const jsonOf = (items: ReadonlyArray<{ json: IDataObject }>): Items =>
	items.map(({ json }) => structuredClone(json));

const contextFor = (run: NodeRun, more: ContextOptions = {}) =>
	nodeContext({
		items: run.items,
		parameters: Object.fromEntries(
			Object.keys(run.node.parameters).map((name) => [
				name,
				(item: number) => run.parameter(name, item),
			]),
		),
		...more,
	});

/** IF 2.2 with one condition that is true or false. */
function splitItems({ items, parameter }: NodeRun): Items[] {
	const isTrue = (at: number): boolean => {
		const { conditions } = parameter('conditions', at) as {
			conditions: Array<{ leftValue: unknown }>;
		};
		const value = conditions[0]?.leftValue;
		if (typeof value !== 'boolean') throw new Error(`The condition is ${String(value)}`);
		return value;
	};
	return [items.filter((_item, at) => isTrue(at)), items.filter((_item, at) => !isTrue(at))];
}

const paid = (payoutId: string, days = 5): Payout =>
	aPayout([{ amount: 8420, fee: 150, transaction: `5${payoutId}`, at: daysAgo(days + 1) }], {
		payoutId,
		issuedAt: daysAgo(days),
	});
const book = (payoutId: string, order: string): void => {
	office.paidOrder(order, 84.2, `SHOPIFY_CD_5${payoutId}`);
	office.bank(82.7, { externalId: `SHOPIFY_PAYOUT_${payoutId}` });
};

let morning: Morning;
beforeEach(() => {
	office.empty();
	morning = new Morning();
});

it('reconciles a payout once, and then leaves it alone until it changes', async () => {
	book('90001', '6001');
	morning.payouts = [paid('90001')];
	await morning.run();
	await morning.run();
	expect(morning.rows()).toMatchObject([{ payout_id: '90001', state: 'reconciled' }]);
	expect(morning.read).toEqual([['90001']]);
	const [payout] = morning.payouts;
	morning.payouts = payout ? [{ ...payout, status: 'failed' }] : [];
	await morning.run();
	expect(morning.read).toEqual([['90001'], ['90001']]);
});

it('looks at the others every morning, says what is wrong once, and closes it in the end', async () => {
	book('90001', '6001');
	morning.payouts = [paid('90001'), paid('90002')];
	await morning.run();
	await morning.run();
	expect(morning.rows().map((row) => [row['payout_id'], row['state']])).toEqual([
		['90001', 'reconciled'],
		['90002', 'unmatched'],
		['90002', 'unmatched'],
	]);
	expect(morning.exceptions()).toMatchObject([
		{
			...{ code: 'PAYOUT_UNMATCHED', order_key: 'payout:shopify:90002', status: 'open' },
			link: 'https://admin.shopify.com/store/demo/payments/payouts/90002',
		},
	]);
	book('90002', '6002');
	await morning.run();
	expect(morning.rows().at(-1)).toMatchObject({ payout_id: '90002', state: 'reconciled' });
	expect(morning.exceptions()).toMatchObject([{ status: 'resolved' }]);
	await morning.run();
	expect(morning.read.at(-1)).toEqual(['90002']);
});

it('writes the rows last, so that a run that fails before them is repeated', async () => {
	morning.payouts = [paid('90001')];
	await morning.run();
	expect(morning.ran.slice(-3)).toEqual(['Reconcile', 'Raise exceptions', 'Write the rows']);
	book('90001', '6001');
	morning.failing = 'Close what is settled';
	await expect(morning.run()).rejects.toThrow('The table is away');
	expect(morning.rows()).toHaveLength(1);
	morning.failing = '';
	await morning.run();
	expect(morning.exceptions()).toMatchObject([{ status: 'resolved' }]);
	expect(morning.rows()).toHaveLength(2);
});

it('goes back as far as it is told, and ends early when nothing was paid out', async () => {
	morning.payouts = [paid('90001', 20)];
	await morning.run();
	expect(morning.rows()).toEqual([]);
	expect(morning.ran.at(-1)).toBe('Payouts of the span');
});

it('passes the days of grace on', async () => {
	morning.payouts = [paid('90001', 1)];
	await morning.run();
	expect(morning.rows()).toMatchObject([{ state: 'waiting' }]);
	expect(morning.exceptions()).toEqual([]);
});
