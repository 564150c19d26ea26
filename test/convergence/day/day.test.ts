import '../engine/virtual-time';
import { TABLES } from '../../../playground/world/install-templates';
import { orderKey } from '../order-rows';
import { BAY } from './warehouse-floor';
import { tellDay } from './tell-day';
import type { Day } from './live-day';

/** A pause passes in the day's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));
jest.setTimeout(24 * 3600 * 1000);

/** The same day in every `npm test`; `npm run bench -- convergence --target day` lives larger ones. */
const SEED = Number(process.env['CONVERGENCE_SEED']) || 1;
const ORDERS = Number(process.env['CONVERGENCE_ORDERS']) || 100;

/** An order that left as it was in the shop, and to which nothing more happened. */
const quietOne = ({ diaries }: Day) => {
	const quiet = diaries.find(({ departure, done }) => {
		const after = done.filter(({ at }) => departure && at > departure.at);
		return departure?.apart.length === 0 && after.every(({ act }) => act.act === 'hear');
	});
	if (!quiet) throw new Error('Something happened to every order');
	return quiet;
};

/** What the checks have to see, one thing after the other. */
const TAMPERING: ReadonlyArray<(day: Day) => void> = [
	({ merchant }) => void merchant.linnworks.warehouse.adjustStock('MUG-01', 1, BAY),
	({ merchant }) => merchant.shopify.shop.sellElsewhere({ sku: 'MUG-01', units: 1 }),
	({ merchant }) => merchant.watch.offences.push('a write that was not allowed'),
	(day) => {
		const { warehouse } = day.merchant.linnworks;
		const kept = day.diaries
			.flatMap(({ order, departure }) =>
				departure && warehouse.refundRecords(order.legacyId).length === 0 ? [order] : [],
			)
			.at(-1);
		day.merchant.n8n.tables.insert(TABLES.exceptions, {
			...{ lane: 'linnworksRefunds', code: 'SYNC_FAILED', status: 'open' },
			...{ order_key: kept ? orderKey(kept) : '', reason: 'a vendor that is well again' },
		});
	},
	(day) =>
		void day.merchant.n8n.tables.insert(TABLES.exceptions, {
			...{ lane: 'linnworks', code: 'GATE_DISPATCHED', status: 'open' },
			...{ order_key: orderKey(quietOne(day).order), reason: 'a false alarm' },
		}),
];

test(`after a day of ${ORDERS} orders nothing is wrong and nothing untold (seed ${SEED})`, async () => {
	const { troubles, counts, tampered } = await tellDay(SEED, ORDERS, TAMPERING);
	if (process.env['CONVERGENCE_COUNTS']) {
		process.stdout.write(`${JSON.stringify(counts, null, '\t')}\n`);
	}
	const again = `npm run bench -- convergence --target day --orders ${ORDERS} --seed ${SEED}`;
	if (troubles.length > 0) {
		throw new Error([...troubles, '', `To see it again: ${again}`].join('\n'));
	}
	expect(tampered.map((found) => found.length - troubles.length)).toEqual([1, 2, 3, 4, 5]);
});
