import { aRestockStory, type RestockStory } from '../../builders/restock-builder';
import { back, kept, off } from '../restock/judged';
import { codes, next, report, stored } from './restock-reports';

const TEE = '9001';

/** One tee is off the order, and an open order of the warehouse still holds it. */
const held = (story: RestockStory): RestockStory => story.knowing(TEE, { wouldLeave: 1 });
const refunded = (): RestockStory => aRestockStory().givesBack([off(TEE, 1)]);

describe('units that never left, and that the warehouse would still send', () => {
	it.each<[string, RestockStory]>([
		['refunded and put back', refunded()],
		['refunded and not put back', aRestockStory().givesBack([kept(TEE, 1)])],
		['taken off by an edit', aRestockStory().edits(TEE, 1)],
		['taken off by what looks like an edit', aRestockStory().edits(TEE, 1, { ledger: false })],
		['cancelled with a refund', aRestockStory().cancels([off(TEE, 2)])],
		['cancelled without a refund', aRestockStory().cancels([])],
	])('are looked at every hour: %s', (_what, story) => {
		const said = report(held(story));
		expect(said).toMatchObject({ ledger: { outcome: 'inStep' }, exceptions: [] });
		expect(said.remember).toMatchObject([{ attempt: 0, kind: 'signal' }]);
		expect(next(said)).toBe(3600);
	});

	it.each<[string, RestockStory]>([
		['once the warehouse holds them no more', refunded()],
		['where those it holds are of another line', refunded().knowing('9002', { wouldLeave: 1 })],
		['once they have left', held(refunded().ships(TEE, 2))],
		['where nothing of the order was called off', held(aRestockStory())],
		[
			'where the claim is about units that had left',
			held(
				aRestockStory()
					.ships(TEE, 1)
					.givesBack([back(TEE, 1)])
					.booksIn('rma', 'TEE', 1),
			),
		],
	])('are not looked at again %s', (_what, story) => {
		expect(report(story).remember).toEqual([]);
	});

	it('are looked at for a fortnight and no longer', () => {
		const later = (hours: number): number | null => next(report(held(refunded()), { hours }));
		expect(later(13 * 24)).toBe(3600);
		expect(later(14 * 24)).toBeNull();
	});

	it('are told, and looked at no more, when they left all the same', () => {
		const before = report(held(refunded()));
		const after = report(refunded().ships(TEE, 2), { open: stored(before) });
		expect(codes(before)).toEqual([]);
		expect(codes(after)).toEqual(['RESTOCK_SHIPPED']);
		expect(after.remember).toEqual([]);
	});

	it('are looked at beside what waits for its proof, whichever is due first', () => {
		const story = aRestockStory()
			.ships('9002', 1)
			.givesBack([back('9002', 1)])
			.givesBack([off(TEE, 1)]);
		expect(next(report(held(story), { hours: 60 }))).toBe(3600);
		expect(next(report(held(story), { hours: 70.5 }))).toBe(1800);
	});
});
