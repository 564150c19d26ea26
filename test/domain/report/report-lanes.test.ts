import { buildReport } from '../../../domain/report/build-report';
import type { OpenException } from '../../../domain/report/open-exception';
import { laneOf } from '../../../domain/signal/lane';
import { aSyncItem } from '../../builders/sync-item-builder';

const NOW = new Date('2026-03-02T10:00:00Z');
const context = { now: NOW, executionId: '42', link: '' };
const inStep = aSyncItem().gated().written('done').readBack().build();
const open: OpenException[] = (['linnworks', 'netsuite'] as const).map((lane, at) => ({
	id: at + 1,
	lane,
	order_key: inStep.look.orderKey,
	code: 'APPLY_FAILED',
	fingerprint: 'older',
}));

it.each([
	['linnworks', 1],
	['netsuite', 2],
] as const)('an order in step in %s closes only what that flow raised', (lane, id) => {
	const { closures, ledger } = buildReport(inStep, open, { ...context, lane });
	expect(closures.map((closure) => closure.exception_id)).toEqual([id]);
	expect(ledger.lane).toBe(lane);
});

it('the same trouble is said once in each flow', () => {
	const item = aSyncItem().failing({ retry: false }).build();
	const [said] = buildReport(item, [], { ...context, lane: 'linnworks' }).exceptions;
	if (!said) throw new Error('Nothing was said');
	const known = [{ ...open[0], fingerprint: said.fingerprint } as OpenException];
	expect(buildReport(item, known, { ...context, lane: 'linnworks' }).exceptions).toEqual([]);
	expect(buildReport(item, known, { ...context, lane: 'netsuite' }).exceptions).toMatchObject([
		{ lane: 'netsuite', fingerprint: said.fingerprint },
	]);
});

it('rows from before there were several flows belong to the first', () => {
	expect([laneOf(null), laneOf(''), laneOf('netsuiteRefunds')]).toEqual([
		'linnworks',
		'linnworks',
		'netsuiteRefunds',
	]);
});
