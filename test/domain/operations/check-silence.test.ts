import fc from 'fast-check';
import '../../support/property-seed';
import { buildSilenceReport } from '../../../domain/operations/build-silence-report';
import { channelTimes } from '../../../domain/operations/channel-times';
import { checkSilence, type SilenceCheck } from '../../../domain/operations/check-silence';
import { aLook, at } from '../../builders/operations-builder';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;
/** Wednesday, 12:00. */
const NOW = Date.parse('2026-03-04T12:00:00Z');
const EARLIER = [1, 2, 3, 4].map((weeks) => NOW - weeks * WEEK);
const SETTINGS = { floorMinutes: 60, ceilingMinutes: 1440 };

const never = (): boolean => false;
const check = (
	times: number[],
	changes: { now?: number; isQuiet?: (at: number) => boolean } = {},
) => {
	const now = changes.now ?? NOW;
	const earlier = [1, 2, 3, 4].map((weeks) => now - weeks * WEEK);
	return checkSilence('webhooks', times, SETTINGS, {
		now,
		earlier,
		isQuiet: changes.isQuiet ?? never,
	});
};

/** An event every so many minutes from six weeks ago until `silence` minutes ago. */
const regular = (
	every: number,
	silence: number,
	isBusy: (at: number) => boolean = () => true,
): number[] => {
	const times: number[] = [];
	for (let time = NOW - silence * MINUTE; time > NOW - 6 * WEEK; time -= every * MINUTE) {
		if (isBusy(time)) times.unshift(time);
	}
	return times;
};
/** Business from eight to eight. */
const byDay = (time: number): boolean => [8, 20].includes(new Date(time).getUTCHours()) || (new Date(time).getUTCHours() > 8 && new Date(time).getUTCHours() < 20); // prettier-ignore

describe('a silence', () => {
	it.each<[string, number[], boolean]>([
		['younger than the floor', [NOW - 59 * MINUTE], false],
		['older than the floor while nothing is known', [NOW - 60 * MINUTE], true],
		['of a channel that never spoke', [], true],
		['in the future, by a clock that runs ahead', [NOW + 5 * MINUTE], false],
		['as long as is usual at this hour', regular(90, 95), false],
		['twice as long as is usual at this hour', regular(90, 181), true],
		['longer than the floor where every minute speaks', regular(5, 61), true],
		['shorter than the floor where every minute speaks', regular(5, 59), false],
	])('%s', (_case, times, silent) => {
		expect(check(times).silent).toBe(silent);
	});

	const night = Date.parse('2026-03-04T03:00:00Z');
	const morning = Date.parse('2026-03-04T09:00:00Z');
	const untilEvening = regular(10, 0, byDay).filter(
		(time) => time <= Date.parse('2026-03-03T20:50:00Z'),
	);

	it('is usual by night where every night is silent', () => {
		expect(check(untilEvening, { now: night })).toMatchObject({
			silent: false,
			usual: { weeks: 4 },
		});
	});

	it('is not usual when the morning stays silent', () => {
		expect(check(untilEvening, { now: morning })).toMatchObject({ silent: true, limitMinutes: 60 });
	});

	it('does not become usual by one dead day', () => {
		const dead = EARLIER[0] ?? 0;
		const times = regular(10, 70).filter((time) => Math.abs(time - dead) > 5 * HOUR);
		expect(check(times)).toMatchObject({ silent: true, usual: { median: 10, longest: 620 } });
	});

	it('does not count quiet hours, and is not told in them before the ceiling', () => {
		const isQuiet = (time: number): boolean => new Date(time).getUTCHours() < 11;
		const lastNight = [Date.parse('2026-03-03T23:30:00Z')];
		const when = (text: string) => check(lastNight, { now: Date.parse(text), isQuiet });
		expect(when('2026-03-04T10:00:00Z').silent).toBe(false);
		expect(when('2026-03-04T11:29:00Z').silent).toBe(false);
		expect(when('2026-03-04T11:30:00Z').silent).toBe(true);
		expect(when('2026-03-05T00:30:00Z').silent).toBe(true);
		expect(
			check(lastNight, { now: Date.parse('2026-03-05T10:00:00Z'), isQuiet: () => true }).silent,
		).toBe(true);
	});

	it('says nothing is usual before three weeks are known', () => {
		const young = regular(90, 95).filter((time) => time > NOW - 2.5 * WEEK);
		expect(check(young)).toMatchObject({ silent: true, usual: null, limitMinutes: 60 });
	});

	it('never is one below the floor, and always above the ceiling', () => {
		const ages = fc.array(fc.integer({ min: 0, max: 6 * 7 * 1440 }), {
			minLength: 1,
			maxLength: 60,
		});
		const limits = fc.record({
			floorMinutes: fc.integer({ min: 1, max: 600 }),
			ceilingMinutes: fc.integer({ min: 1, max: 3000 }),
		});
		fc.assert(
			fc.property(
				ages,
				limits,
				fc.integer({ min: 0, max: 24 }),
				(minutes, settings, quietUntil) => {
					const times = minutes.map((age) => NOW - age * MINUTE).sort((one, other) => one - other);
					const isQuiet = (time: number): boolean => new Date(time).getUTCHours() < quietUntil;
					const moment = { now: NOW, earlier: EARLIER, isQuiet };
					const { silent } = checkSilence('sweeps', times, settings, moment);
					const age = Math.min(...minutes);
					if (age < settings.floorMinutes) expect(silent).toBe(false);
					if (age > Math.max(settings.floorMinutes, settings.ceilingMinutes))
						expect(silent).toBe(true);
				},
			),
		);
	});
});

it('tells the channels apart', () => {
	const ledger = [
		aLook(at(2), { topics: 'orders/edited replay', first_received_at: at(1) }),
		aLook(at(3), { topics: 'catch-up' }),
		aLook(at(1), { lane: 'dispatch', topics: 'orders/fulfilled' }),
	];
	const signals = [
		{ topic: 'drift-watch', received_at: at(5) },
		{ topic: 'orders/updated', received_at: at(4) },
	];
	expect(channelTimes({ ledger, signals, stockRuns: [at(3), at(2)], pulses: [] })).toEqual({
		webhooks: [at(1), at(4)],
		sweeps: [at(2), at(3)],
		dispatches: [at(1)],
		stockPushes: [at(2), at(3)],
	});
});

it('takes what earlier checks heard for what was spoken then', () => {
	const pulses = [
		{ channel: 'sweeps', spoke_at: at(1) },
		{ channel: 'stockPushes', spoke_at: at(2) },
		{ channel: 'dispatches', spoke_at: at(3) },
		{ channel: 'webhooks', spoke_at: at(4) },
		{ channel: 'somethingElse', spoke_at: at(5) },
	];
	const heard = channelTimes({ ledger: [aLook(at(6))], signals: [], stockRuns: [], pulses });
	expect(heard).toMatchObject({
		...{ sweeps: [at(1), at(6)], stockPushes: [at(2)], dispatches: [at(3)] },
	});
	expect(heard.webhooks).toContain(at(4));
});

describe('what is said of a silence', () => {
	const context = { now: new Date(NOW), executionId: '9', waiting: 3 };
	const silence = (changes: Partial<SilenceCheck> = {}): SilenceCheck => ({
		...{
			channel: 'webhooks',
			silent: true,
			lastAt: NOW - 3 * HOUR,
			minutes: 180,
			limitMinutes: 60,
			usual: null,
		},
		...changes,
	});
	const raised = buildSilenceReport([silence()], [], context).exceptions[0];
	const open = {
		id: 4,
		order_key: 'silence:osync:webhooks',
		fingerprint: raised?.fingerprint ?? '',
	};
	const other = { id: 5, order_key: 'silence:osync:sweeps', fingerprint: 'else' };

	it('is since when, what is usual, and what to check first', () => {
		expect(raised).toMatchObject({
			...{ code: 'SILENCE', owner: 'Integration', severity: 'high', order_key: open.order_key },
			...{ order_name: 'Webhooks of the shop', status: 'open', correlation_id: 'silence-9' },
		});
		expect(raised?.reason).toContain(
			'No webhook of the shop arrived since 2026-03-04 09:00 UTC (3 h). What is usual at this hour is not known yet; the setting allows 1 h. Check first whether the intake workflow is active',
		);
		const known = silence({ channel: 'sweeps', usual: { weeks: 4, median: 20, longest: 45 } });
		const [sweeps] = buildSilenceReport([known], [], context).exceptions;
		expect(sweeps?.reason).toContain(
			'At this hour of the week it usually is silent for 20 min, at most for 45 min (4 weeks). Signals that wait: 3.',
		);
	});

	it.each<[string, SilenceCheck, number, Array<[number, string]>]>([
		['is said once while it lasts', silence({ minutes: 240 }), 0, []],
		['stays open in quiet hours', silence({ silent: false }), 0, []],
		[
			'is settled once the channel spoke',
			silence({ silent: false, lastAt: NOW }),
			0,
			[[4, 'resolved']],
		],
		[
			'is said anew if it fell silent again',
			silence({ lastAt: NOW - 2 * HOUR }),
			1,
			[[4, 'superseded']],
		],
		[
			'is not said again when the rows reach back less far',
			silence({ lastAt: null, minutes: null }),
			0,
			[],
		],
	])('%s', (_case, now, exceptions, closed) => {
		const report = buildSilenceReport([now], [open, other], context);
		expect(report.exceptions).toHaveLength(exceptions);
		expect(report.closures.map((each) => [each.exception_id, each.status])).toEqual(closed);
	});

	it('says that it never spoke', () => {
		const [row] = buildSilenceReport(
			[silence({ lastAt: null, minutes: null })],
			[],
			context,
		).exceptions;
		expect(row?.reason).toContain('No webhook of the shop arrived in the time that is known.');
	});
});
