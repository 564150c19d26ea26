import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { FulfilmentGate } from '../../../nodes/FulfilmentGate/FulfilmentGate.node';
import { toLocalClock } from '../../../nodes/FulfilmentGate/local-clock';
import type { SyncItem } from '../../../domain/report/sync-item';
import { aPickedWave } from '../../builders/facts-builder';
import { touchedOrder, touching, untouchedOrder, type Touch } from '../../builders/plan-builder';
import { aLook } from '../../builders/signal-builder';
import { aTarget } from '../../builders/target-builder';
import { nodeContext } from '../../support/node-context';

const PARAMETERS = {
	question: 'apply',
	unstartedWave: 'remove',
	printed: 'refuse',
	absentOrders: 'hold',
	policyRows: '[]',
	timeZone: 'Europe/London',
	checkoutSeconds: 120,
};

const anEdit = (facts: object, ...touches: Touch[]): SyncItem => ({
	look: aLook(),
	snapshot: touchedOrder(...touches).build(),
	target: aTarget().inStepWith(untouchedOrder().build()).standing(facts).build(),
	plan: touching(...touches),
});

/** What comes out of the node on Proceed, Hold and Refuse. */
async function run(items: readonly SyncItem[], parameters: object = {}): Promise<SyncItem[][]> {
	const context = nodeContext({
		items: items as unknown as IDataObject[],
		parameters: { ...PARAMETERS, ...parameters },
		extra: { getTimezone: () => 'America/New_York' },
	});
	const outputs: INodeExecutionData[][] = await new FulfilmentGate().execute.call(context);
	return outputs.map((output) => output.map((item) => item.json as unknown as SyncItem));
}

const PICKED = { waves: [aPickedWave()] };
const kindsOf = (item: SyncItem | undefined): string[] =>
	(item?.plan?.steps ?? []).map((step) => step.kind);

describe('the Fulfilment Gate', () => {
	it('leaves in the plan only what may be written, and keeps the rest in the decision', async () => {
		const [proceed, hold, refuse] = await run([anEdit(PICKED, 'quantity', 'address')]);
		expect([hold, refuse]).toEqual([[], []]);
		const [item] = proceed ?? [];
		expect(kindsOf(item)).toEqual(['setContact', 'setTotals']);
		expect(item?.decision?.refused.map(({ step }) => step.kind)).toEqual([
			'updateLine',
			'setTotals',
		]);
	});

	it('leaves a refused plan whole', async () => {
		const [, , refuse] = await run([anEdit(PICKED, 'quantity', 'shipping')]);
		expect(kindsOf(refuse?.[0])).toEqual(['updateLine', 'setShipping', 'setTotals']);
	});

	it('tells lines of a part-shipped order apart by what has left of each', async () => {
		const item = anEdit({ partShipped: true }, 'quantity', 'added');
		const [row] = item.target?.lines ?? [];
		if (row) row.shippedQuantity = 3;
		const [proceed] = await run([item]);
		expect(kindsOf(proceed?.[0])).toEqual(['addLine']);
	});

	it.each([
		['as text', JSON.stringify([{ id: 1, field: 'address', until: 'never' }])],
		['as rows', [{ id: 1, field: 'address', until: 'never' }]],
	])('takes the rows of the policy table %s', async (_what, policyRows) => {
		const [, , refuse] = await run([anEdit({}, 'address')], { policyRows });
		expect(refuse?.[0]?.decision?.code).toBe('AFTER_CUT_OFF');
	});

	it('takes the empty item of an empty table for no rows', async () => {
		const [proceed] = await run([anEdit({}, 'address')], { policyRows: [{}] });
		expect(proceed).toHaveLength(1);
	});

	it('stops at a broken row and names it', async () => {
		const policyRows = [{ id: 12, field: 'lines', until: 'label' }];
		await expect(run([anEdit({}, 'notes')], { policyRows })).rejects.toThrow(/row 12.*until/);
	});

	it('stops at a time zone that does not exist', async () => {
		const timeZone = 'Europe/Atlantis';
		await expect(run([anEdit({}, 'notes')], { timeZone })).rejects.toThrow('Europe/Atlantis');
	});

	it("takes the workflow's own time zone when none is set", async () => {
		const policyRows = [{ field: 'address', until: 'label', cut_off_time: '00:00' }];
		const [, , refuse] = await run([anEdit({}, 'address')], { timeZone: ' ', policyRows });
		expect(refuse?.[0]?.decision?.code).toBe('AFTER_CUT_OFF');
	});
});

describe('the clock of the warehouse', () => {
	it.each([
		['2026-03-02T16:30:00Z', 'Europe/London', 990],
		['2026-07-02T16:30:00Z', 'Europe/London', 1050],
		['2026-03-02T16:30:00Z', 'America/New_York', 690],
		['2026-03-02T23:59:59Z', 'UTC', 1439],
	])('shows %s in %s as minute %d of the day', (at, timeZone, minute) => {
		expect(toLocalClock(new Date(at), timeZone)?.localMinutes).toBe(minute);
	});

	it('does not show a time zone that does not exist', () => {
		expect(toLocalClock(new Date(), 'Mars/Olympus')).toBeNull();
	});
});
