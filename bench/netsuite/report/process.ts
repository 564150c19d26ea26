import type { Vendors } from '../vendors/vendors';
import { compareOrders } from './compare-orders';

/** What the process is given when it starts. */
export type ReportTask = { facts: ReturnType<Vendors['about']>; orders: number };

process.once('message', ({ facts, orders }: ReportTask) => {
	compareOrders(facts, orders).then(
		(result) => process.send?.(result, () => process.exit(0)),
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
			process.exit(1);
		},
	);
});
