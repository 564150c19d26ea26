import type { Lane } from '../../../domain/signal/lane';
import { booked } from '../../builders/kept-records-builder';
import { aReturnStory, hoursIn } from '../../builders/return-builder';
import { codes, next, REJECTED, report, stored, THERE } from './record-reports';

describe('returns that are announced', () => {
	const RETURNS = { lane: 'linnworksReturns' as const };
	const at = (hours: number): { now: Date; lane: Lane } => ({
		now: new Date(hoursIn(hours)),
		lane: 'linnworksReturns',
	});
	const story = () => aReturnStory().returning('501', { '9001': 2 });

	it('that are rejected are told, by their id', () => {
		const said = report(booked({ 501: REJECTED }), [], RETURNS);
		expect(codes(said)).toEqual(['RETURN_NOT_BOOKED']);
		expect(said.exceptions[0]?.reason).toContain('Return 501: Not recorded');
	});

	it('whose goods are awaited are in step, and looked at every hour', () => {
		const { now, lane } = at(48);
		const said = report(booked({ 501: THERE }, story().build(), { attempt: 4 }), [], { now, lane });
		expect(said).toMatchObject({ ledger: { outcome: 'inStep' }, exceptions: [] });
		expect(next(said, now)).toEqual([3600, 4]);
		expect(said.ledger).toMatchObject({
			order_name: '#1001',
			target_system: 'linnworks',
			source_updated_at: '2026-03-10T08:00:00Z',
		});
		expect(JSON.parse(said.ledger.steps)).toEqual([
			{ kind: 'bookReturn', id: '501', record: '9501', status: 'alreadyDone' },
		]);
	});

	it('whose goods are in are done with', () => {
		const facts = story().bookingIn('501', 'TEE', 2).build();
		expect(report(booked({ 501: THERE }, facts), [], at(48))).toMatchObject({
			ledger: { outcome: 'inStep' },
			remember: [],
		});
	});

	it('that differ are told once for each kind, until they agree', () => {
		const facts = story().bookingIn('501', 'CAP', 1).build();
		const said = report(booked({ 501: THERE }, facts), [], at(48));
		expect(codes(said)).toEqual(['RETURN_DIFFERS', 'RETURN_DIFFERS']);
		expect(said.ledger.outcome).toBe('partly');
		expect(next(said, at(48).now)).toEqual([3600, 0]);
		const again = report(booked({ 501: THERE }, facts), stored(said), at(60));
		expect(again).toMatchObject({ exceptions: [], closures: [] });
		const right = story().bookingIn('501', 'TEE', 2).build();
		const closed = report(booked({ 501: THERE }, right), stored(said), at(72));
		expect(closed.closures.map(({ status }) => status)).toEqual(['resolved', 'resolved']);
	});

	it('that never came are told in time, and looked for after that', () => {
		const facts = story().build();
		expect(codes(report(booked({ 501: THERE }, facts), [], at(335)))).toEqual([]);
		const said = report(booked({ 501: THERE }, facts), [], at(336));
		expect(codes(said)).toEqual(['RETURN_DIFFERS']);
		const later = at(336 + 13 * 24);
		expect(next(report(booked({ 501: THERE }, facts), stored(said), later), later.now)).toEqual([
			3600, 0,
		]);
	});
});
