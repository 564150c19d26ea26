import type { Fate, Parcel, Timed } from './acts';
import type { Chance } from './chance';

const HOUR = 60;

/** A return from its opening to its end, with an exchange if something goes out for it. */
export function writeReturn(
	chance: Chance,
	at: number,
	exchange: { sku: string; sent: number } | null,
): Timed[] {
	const [line, quantity] = [chance.below(1000), chance.between(1, 3)];
	const opened: Timed = exchange
		? { at, act: 'openExchange', line, quantity, ...exchange }
		: { at, act: 'openReturn', line, quantity };
	const arrives = at + chance.between(4 * HOUR, 30 * HOUR);
	switch (
		chance.pick({ usual: 12, refundFirst: 5, atOnce: 2, calledOff: 2, neverSent: 3, early: 1 })
	) {
		case 'usual':
			return [
				opened,
				arrival(chance, arrives),
				{ at: arrives + 40, act: 'processReturn', pays: true, fate: null },
				...fates(chance, arrives + 50),
			];
		case 'refundFirst':
			return [
				opened,
				{ at: at + chance.between(5, 200), act: 'processReturn', pays: true, fate: null },
				arrival(chance, arrives),
				...fates(chance, arrives + 30),
			];
		case 'atOnce':
			return [
				opened,
				{ at: at + 2, act: 'processReturn', pays: true, fate: 'RESTOCKED' },
				...(chance.happens(500) ? [arrival(chance, arrives)] : []),
			];
		case 'calledOff':
			return [
				opened,
				{ at: at + chance.between(5, 500), act: 'cancelReturn' },
				...(chance.happens(300) ? [arrival(chance, arrives)] : []),
			];
		case 'neverSent':
			return [
				opened,
				...(chance.happens(500)
					? [{ at: at + 100, act: 'processReturn' as const, pays: true, fate: null }]
					: []),
				...(chance.happens(500)
					? [
							{
								at: arrives + 600,
								act: 'dispose' as const,
								fate: 'MISSING' as const,
								quantity: null,
							},
						]
					: []),
			];
		case 'early':
			return [opened, arrival(chance, at + 1)];
	}
}

const arrival = (chance: Chance, at: number): Timed => ({
	at,
	act: 'receive',
	goods: 'returned',
	parcel: chance.pick<Parcel>({ whole: 12, fewer: 2, other: 1, damaged: 2, partlyDamaged: 2 }),
	booking: chance.happens(920) ? 'order' : 'adjustment',
	place: chance.happens(600) ? 'shelf' : 'bay',
});

/** What the shop decides about the goods, at once or one unit first and the others later. */
function fates(chance: Chance, at: number): Timed[] {
	const decide = (): Fate =>
		chance.pick<Fate>({ RESTOCKED: 7, NOT_RESTOCKED: 2, PROCESSING_REQUIRED: 0, MISSING: 1 });
	const all = (when: number, fate: Fate): Timed => ({
		at: when,
		act: 'dispose',
		fate,
		quantity: null,
	});
	switch (chance.pick({ whole: 6, split: 3, waits: 1, none: 2 })) {
		case 'whole':
			return [all(at, decide())];
		case 'split':
			return [{ at, act: 'dispose', fate: decide(), quantity: 1 }, all(at + 30, decide())];
		case 'waits':
			return [{ at, act: 'dispose', fate: 'PROCESSING_REQUIRED', quantity: null }];
		case 'none':
			return [];
	}
}
