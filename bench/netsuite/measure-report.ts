import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ReportRun } from './report/compare-orders';
import type { ReportTask } from './report/process';
import { BenchOffice } from './office';

const SIZES = [1000, 2500, 5000, 10_000];
/** One order in so many was refunded. */
const REFUNDED = 20;
/** One refund in so many is not booked yet when the report runs. */
const UNBOOKED = 10;

export type ReportResult = ReportRun & {
	msPerOrder: number;
	callsPerOrder: number;
	shopifyCallsPerOrder: number;
	calls: Record<string, number>;
};

/** Lets the report compare more and more orders, each time in a process of its own. */
export async function measureReport(say: (line: string) => void): Promise<ReportResult[]> {
	const office = await BenchOffice.open();
	try {
		const results: ReportResult[] = [];
		let [placed, unbooked] = [1, 0];
		for (const size of SIZES) {
			say(`  ${size} orders`);
			unbooked += await trade(office, size - placed);
			placed = size;
			const result = await measureSize(office, size);
			if (result.differing !== unbooked) {
				throw new Error(`The report found ${result.differing} differences, not ${unbooked}`);
			}
			results.push(result);
		}
		return results;
	} finally {
		await office.close();
	}
}

/** More orders are placed, and some refunded; answers how many refunds were not booked. */
async function trade(office: BenchOffice, count: number): Promise<number> {
	const orders = await office.place(count);
	const refunded = orders.filter((_order, at) => at % REFUNDED === 0);
	const booked = refunded.filter((_order, at) => at % UNBOOKED !== 0);
	await office.vendors.bill(refunded);
	await office.vendors.refund(refunded);
	await office.sweep('money', booked);
	return refunded.length - booked.length;
}

async function measureSize({ vendors }: BenchOffice, orders: number): Promise<ReportResult> {
	await vendors.resetCalls();
	const facts = await vendors.about();
	const run = await inOwnProcess({ facts, orders });
	const { netsuite, shopify } = await vendors.calls();
	const calls = Object.values(netsuite).reduce((sum, each) => sum + each, 0);
	return {
		...run,
		seconds: Number(run.seconds.toFixed(1)),
		msPerOrder: Number(((1000 * run.seconds) / orders).toFixed(1)),
		callsPerOrder: Number((calls / orders).toFixed(2)),
		shopifyCallsPerOrder: Number((shopify / orders).toFixed(2)),
		calls: netsuite,
	};
}

async function inOwnProcess(task: ReportTask): Promise<ReportRun> {
	const child = fork(join(__dirname, 'report', 'process.ts'), [], {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (run) => resolve(run as ReportRun));
		child.once('exit', (code) => reject(new Error(`The report ended with ${String(code)}`)));
		child.send(task);
	});
}
