import fc from 'fast-check';
import type { OpenException } from '../../../domain/report/open-exception';
import { recorded, type Fate } from '../../builders/kept-records-builder';
import { aLook } from '../../builders/signal-builder';
import {
	codes,
	DONE,
	FAILED,
	REJECTED,
	report,
	stored,
	THERE,
	UNKNOWN,
	waiting,
} from './record-reports';

describe('what was said of a record', () => {
	const both = report(recorded({ 1: REJECTED, 2: REJECTED }));

	it('is closed once the record is settled, though others are not', () => {
		const said = report(recorded({ 1: THERE, 2: REJECTED }), stored(both));
		expect(said.exceptions).toEqual([]);
		expect(said.closures).toMatchObject([{ exception_id: 1, status: 'superseded' }]);
	});

	it('is closed while something merely waits', () => {
		const said = report(recorded({ 1: THERE, 2: waiting('dispatch') }), stored(both));
		expect(said.closures.map((each) => each.exception_id)).toEqual([1, 2]);
		expect(said.ledger.outcome).toBe('held');
	});

	it('is resolved once all is there', () => {
		const said = report(recorded({ 1: THERE, 2: DONE }), stored(both));
		expect(said.closures.map(({ status }) => status)).toEqual(['resolved', 'resolved']);
	});

	it.each([UNKNOWN, FAILED, waiting('reading'), waiting('time')])(
		'stays while nobody knows better (%j)',
		(fate) => {
			const said = report(recorded({ 1: fate, 2: fate }), stored(both));
			expect(said).toMatchObject({ exceptions: [], closures: [] });
		},
	);

	it('stays when the order could not be read, and that is closed once it could', () => {
		const failure = {
			step: 'target' as const,
			code: 'SYNC_FAILED' as const,
			reason: 'Linnworks did not answer',
			retry: true,
			retryAfterSeconds: 0,
		};
		const failed = report({ look: aLook({ attempt: 5 }), failure }, stored(both));
		expect(codes(failed)).toEqual(['SYNC_FAILED']);
		expect(failed.closures).toEqual([]);
		const open = [...stored(both), ...stored(failed, 10)];
		const said = report(recorded({ 1: REJECTED, 2: waiting('money') }), open);
		expect(said.exceptions).toEqual([]);
		expect(said.closures.map((each) => each.exception_id)).toEqual([2, 10]);
	});

	it('is not another flow’s business', () => {
		const others = stored(both).map((each) => ({ ...each, lane: 'linnworks' as const }));
		expect(report(recorded({ 1: THERE, 2: THERE }), others).closures).toEqual([]);
	});
});

describe('whatever becomes of the records of an order, look by look', () => {
	const fate = fc.constantFrom(
		DONE,
		THERE,
		REJECTED,
		UNKNOWN,
		FAILED,
		waiting('dispatch'),
		waiting('money'),
		waiting('reading'),
		waiting('time'),
	);
	const look = fc.record({
		fates: fc.record({ 1: fate, 2: fate, 3: fate }),
		attempt: fc.nat(4),
		fails: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
	});
	const failure = {
		step: 'target' as const,
		code: 'SYNC_FAILED' as const,
		reason: 'Linnworks did not answer',
		retry: true,
		retryAfterSeconds: 0,
	};

	it('each rejected one is told exactly once while it lasts, and each look is one ledger row', () => {
		fc.assert(
			fc.property(fc.array(look, { minLength: 1, maxLength: 8 }), (looks) => {
				let open: OpenException[] = [];
				let nextId = 1;
				/** How often each trouble was told since the record was last settled or merely waited. */
				const timesTold = new Map<string, number>();
				for (const { fates, attempt, fails } of looks) {
					const item = fails ? { look: aLook({ attempt }), failure } : recorded(fates, { attempt });
					const said = report(item, open);
					expect(said.ledger.order_key).toBe(item.look.orderKey);
					const prints = [...open, ...said.exceptions].map(({ fingerprint }) => fingerprint);
					expect(new Set(prints).size).toBe(prints.length);
					const closed = new Set(said.closures.map((each) => each.exception_id));
					open = [...open.filter(({ id }) => !closed.has(id)), ...stored(said, nextId)];
					nextId += said.exceptions.length;
					if (fails) continue;
					const list = Object.values(fates);
					const isOpen = ({ status, waitsFor }: Fate): boolean =>
						status === 'unknown' ||
						(status === 'notStarted' && !['dispatch', 'money'].includes(waitsFor ?? ''));
					for (const [id, each] of Object.entries(fates)) {
						const lasts = each.status === 'rejected' || isOpen(each);
						const now = said.exceptions.filter(({ reason }) => reason.includes(`Refund ${id}:`));
						const times = lasts ? (timesTold.get(id) ?? 0) + now.length : 0;
						timesTold.set(id, times);
						if (each.status === 'rejected') expect(times).toBe(1);
						expect(times).toBeLessThanOrEqual(1);
					}
					const told = [...timesTold.values()].reduce((sum, times) => sum + times, 0);
					expect(open).toHaveLength(told);
					expect(JSON.parse(said.ledger.steps)).toHaveLength(list.length);
					const isSettled = list.every(
						({ status }) => status === 'done' || status === 'alreadyDone',
					);
					expect(said.remember.length === 0).toBe(isSettled);
				}
			}),
		);
	});
});
