import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { OrderSnapshot } from '../../simulators/shopify';
import type { PlacedOrder, Stage } from './harness';
import { toScenarioRow } from './scenario-row';

const file = process.env['SCENARIO_TABLE'] ?? '';

/** Orders as they were placed, and those that the running test has waited for or asked about. */
const placed = new Map<string, OrderSnapshot>();
const concerned = new Map<string, { stage: Stage; order: PlacedOrder }>();
let tests = 0;

/** Remembers what an order was before anything happened to it. */
export function notePlaced(stage: Stage, order: PlacedOrder): void {
	placed.set(order.gid, stage.world.shopify.shop.order(order.gid));
}

/** The running test is about this order. */
export function noteConcerned(stage: Stage, order: PlacedOrder): void {
	concerned.set(order.gid, { stage, order });
}

/** At the end of each test, writes a row for each order it was about, if SCENARIO_TABLE names a file. */
export function recordScenarios(): void {
	if (file === '') return;

	// What a `beforeAll` waited for is no test's own.
	beforeEach(() => concerned.clear());

	afterEach(async () => {
		const { currentTestName: scenario = '', testPath = '' } = expect.getState();
		tests += 1;
		for (const { stage, order } of concerned.values()) {
			const before = placed.get(order.gid);
			if (!before) continue;
			const shop = stage.world.shopify.shop.order(order.gid);
			const exceptions = await stage.exceptions(order);
			const row = toScenarioRow(scenario, before, shop, held(stage, order), exceptions);
			const place = { file: basename(testPath), test: tests };
			appendFileSync(file, `${JSON.stringify({ ...place, ...row })}\n`);
		}
	});
}

function held(stage: Stage, { legacyId }: PlacedOrder): Parameters<typeof toScenarioRow>[3] {
	const { warehouse } = stage.world.linnworks;
	try {
		return { order: warehouse.order(legacyId), audit: warehouse.auditTrail(legacyId) };
	} catch {
		return null;
	}
}
