import { VARIANTS } from '../../../playground/world/catalogue';
import type { Act, Restock, Tale, Timed } from './acts';
import type { Chance } from './chance';
import { writeReturn } from './write-return';

const HOUR = 60;
const SKUS = VARIANTS.map(({ sku }) => sku);

/** The orders of a day, each with its own fate; the same for the same chance. */
export function writeTales(chance: Chance, count: number): Tale[] {
	return Array.from({ length: count }, () => writeTale(chance)).sort((a, b) => a.at - b.at);
}

function writeTale(chance: Chance): Tale {
	const at = chance.below(14 * HOUR);
	const intake = chance.pick({ channel: 50, ours: 47, counter: 3 });
	const paid = intake === 'counter' || !chance.happens(50);
	const acts = intake === 'counter' ? counterLife(chance, at) : life(chance, at, paid);
	return {
		at,
		lines: Array.from({ length: chance.between(1, 3) }, () => ({
			sku: chance.of(SKUS),
			quantity: chance.between(1, 4),
		})),
		shippingPence: chance.of([0, 395, 495, 799]),
		taxesIncluded: !chance.happens(300),
		paid,
		intake,
		acts: acts.sort((a, b) => a.at - b.at),
	};
}

/** Sold over a counter, and now and then taken back there. */
function counterLife(chance: Chance, at: number): Timed[] {
	const acts: Timed[] = [{ at: at + 1, act: 'hear' }];
	if (chance.happens(600)) {
		acts.push({ at: at + chance.between(60, 600), ...refundUnits(chance, 'RETURN', false) });
	}
	return acts;
}

function life(chance: Chance, at: number, paid: boolean): Timed[] {
	const leaves = at + chance.between(2 * HOUR, 8 * HOUR);
	const before = (): number => chance.between(at + 2, leaves + 5);
	const acts: Timed[] = [];
	if (!paid) acts.push({ at: at + chance.between(20, 110), act: 'collect' });
	const start = chance.pick({ plain: 50, edited: 30, refunded: 8, goodwill: 2, cancelled: 7 });
	if (start === 'edited') {
		for (let edits = chance.between(1, 3); edits > 0; edits -= 1) acts.push(edit(chance, before()));
		if (chance.happens(500)) {
			acts.push({
				at: leaves + chance.between(-60, 300),
				...(chance.happens(700) ? { act: 'payBack' } : { act: 'collect' }),
			});
		}
	}
	if (start === 'refunded') {
		const restock = chance.pick<Restock>({ CANCEL: 3, NO_RESTOCK: 1, RETURN: 0 });
		acts.push(...money(chance, before(), refundUnits(chance, restock, chance.happens(200))));
	}
	if (start === 'goodwill') {
		acts.push(...money(chance, before(), goodwill(chance, chance.happens(200))));
	}
	if (start === 'cancelled') {
		acts.push({ at: before(), act: 'cancel', restock: !chance.happens(200), pending: false });
	}
	acts.push(...leave(chance, at, leaves));
	return [...acts, ...afterwards(chance, leaves)];
}

function edit(chance: Chance, at: number): Timed {
	const line = chance.below(1000);
	const sku = chance.of(SKUS);
	const restock = !chance.happens(250);
	switch (
		chance.pick({ add: 6, quantity: 6, remove: 4, swap: 4, address: 3, note: 2, express: 2 })
	) {
		case 'add':
			return { at, act: 'add', sku, quantity: chance.between(1, 3) };
		case 'quantity':
			return { at, act: 'quantity', line, quantity: chance.between(1, 5), restock };
		case 'remove':
			return { at, act: 'remove', line, restock };
		case 'swap':
			return { at, act: 'swap', line, sku, restock };
		case 'address':
			return { at, act: 'address', street: chance.between(2, 90) };
		case 'note':
			return { at, act: 'note', text: chance.of(['Ring twice', 'Leave at the door']) };
		case 'express':
			return { at, act: 'express' };
	}
}

/** How it leaves the warehouse, and when the shop hears of it. */
function leave(chance: Chance, at: number, leaves: number): Timed[] {
	const acts: Timed[] = [];
	const way = chance.pick({ plainly: 60, wave: 25, label: 10, parts: 5 });
	const early = chance.between(10, 90);
	if (way === 'wave') {
		acts.push({ at: Math.max(at + 5, leaves - early - 20), act: 'wave' });
		acts.push({ at: leaves - early, act: 'pick' });
	}
	if (way === 'label') acts.push({ at: leaves - early, act: 'label' });
	if (way === 'parts') {
		const [line, quantity] = [chance.below(1000), chance.between(1, 2)];
		acts.push({ at: leaves - early, act: 'partShip', line, quantity });
		acts.push({ at: leaves - early + 5, act: 'hear' });
	}
	acts.push({ at: leaves, act: 'dispatch' });
	acts.push({ at: leaves + chance.of([1, 1, 1, 1, 20, 70]), act: 'hear' });
	return acts;
}

/** What the customer and the shop do once it has left. */
function afterwards(chance: Chance, leaves: number): Timed[] {
	const at = leaves + chance.between(15, 14 * HOUR);
	const pending = chance.happens(200);
	const fate = chance.pick({
		nothing: 52,
		kept: 8,
		claimed: 6,
		goodwill: 6,
		postage: 3,
		returned: 16,
		exchanged: 5,
		cancelled: 2,
		editedLate: 2,
		several: 3,
	});
	switch (fate) {
		case 'nothing':
			return [];
		case 'kept':
			return money(chance, at, refundUnits(chance, 'NO_RESTOCK', pending));
		case 'claimed':
			return [
				...money(chance, at, refundUnits(chance, 'RETURN', pending)),
				...(chance.happens(600) ? [parcel(chance, at)] : []),
			];
		case 'goodwill':
			return money(chance, at, goodwill(chance, pending));
		case 'postage':
			return money(chance, at, { act: 'refundPostage', pending });
		case 'returned':
			return writeReturn(chance, at, null);
		case 'exchanged':
			return writeReturn(chance, at, { sku: chance.of(SKUS), sent: chance.between(1, 2) });
		case 'cancelled':
			return [
				{
					at: leaves + chance.between(1, 200),
					act: 'cancel',
					restock: chance.happens(500),
					pending,
				},
				...(pending ? [{ at: at + 900, act: 'settle' as const, moves: true }] : []),
			];
		case 'editedLate':
			return [edit(chance, leaves + chance.between(1, 60))];
		case 'several':
			return [
				...money(chance, at, goodwill(chance, false)),
				...money(chance, at + 30, refundUnits(chance, 'NO_RESTOCK', pending)),
				...money(chance, at + 90, { act: 'refundPostage', pending: false }),
				...(chance.happens(150) ? [{ at: at + 5, act: 'recordByHand' as const }] : []),
			];
	}
}

/** Goods that the shop says are back arrive, without any return. */
const parcel = (chance: Chance, at: number): Timed => ({
	at: at + chance.between(-60, 20 * HOUR),
	act: 'receive',
	goods: 'refunded',
	parcel: chance.pick({ whole: 6, fewer: 1, damaged: 1, other: 0, partlyDamaged: 0 }),
	booking: chance.happens(850) ? 'order' : 'adjustment',
	place: chance.happens(700) ? 'shelf' : 'bay',
});

type Paying = Extract<Act, { pending: boolean }>;

/** An act that pays back, and what becomes of its money where the gateway takes its time. */
function money(chance: Chance, at: number, act: Paying): Timed[] {
	const timed: Timed = { at, ...act };
	if (!act.pending) return [timed];
	const later = at + chance.between(20, 600);
	return [timed, { at: later, act: 'settle', moves: !chance.happens(300) }];
}

const goodwill = (chance: Chance, pending: boolean): Paying => ({
	act: 'goodwill',
	pence: chance.between(50, 900),
	pending,
});

const refundUnits = (chance: Chance, restock: Restock, pending: boolean): Paying => ({
	act: 'refundUnits',
	line: chance.below(1000),
	quantity: chance.between(1, 3),
	restock,
	pending,
});
