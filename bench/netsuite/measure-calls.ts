import { BenchOffice } from './office';

const LOADS = [1, 50, 200];
/** Enough to fill what nodes remember of an account. */
const WARM_UP = 5;

export type LoadResult = {
	orders: number;
	callsPerOrder: number;
	shopifyCallsPerOrder: number;
	/** Calls to NetSuite by operation. */
	calls: Record<string, number>;
};

export type CallsResult = { edits: LoadResult[]; refunds: LoadResult[] };

/** Counts the calls of edits and of refunds that are all due at once; what is remembered of the account is known. */
export async function measureCalls(): Promise<CallsResult> {
	const office = await BenchOffice.open();
	try {
		const edits: LoadResult[] = [];
		const refunds: LoadResult[] = [];
		await measureEdits(office, WARM_UP);
		await measureRefunds(office, WARM_UP);
		for (const count of LOADS) edits.push(await measureEdits(office, count));
		for (const count of LOADS) refunds.push(await measureRefunds(office, count));
		return { edits, refunds };
	} finally {
		await office.close();
	}
}

async function measureEdits(office: BenchOffice, count: number): Promise<LoadResult> {
	const orders = await office.place(count);
	await office.vendors.edit(orders);
	await office.vendors.resetCalls();
	await office.sweep('orders', orders);
	const written = await office.vendors.quantities(orders);
	if (written.some((quantity) => quantity !== 2)) throw new Error('An edit was not written');
	return await counted(office, count);
}

/** Each order is shipped, billed and paid, and one unit of it is paid back: a credit memo and a customer refund. */
async function measureRefunds(office: BenchOffice, count: number): Promise<LoadResult> {
	const orders = await office.place(count);
	await office.vendors.bill(orders);
	await office.vendors.refund(orders);
	await office.vendors.resetCalls();
	await office.sweep('money', orders);
	return await counted(office, count);
}

async function counted({ vendors }: BenchOffice, orders: number): Promise<LoadResult> {
	const { netsuite, shopify } = await vendors.calls();
	const calls = Object.values(netsuite).reduce((sum, each) => sum + each, 0);
	const each = (count: number): number => Number((count / orders).toFixed(2));
	return {
		orders,
		callsPerOrder: each(calls),
		shopifyCallsPerOrder: each(shopify),
		calls: netsuite,
	};
}
