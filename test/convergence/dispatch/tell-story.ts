import { TABLES } from '../../../playground/world/install-templates';
import type { Told } from '../check-stories';
import { restartTime } from '../engine/virtual-time';
import type { Placed } from '../order-rows';
import { Storyteller } from './carry-out';
import { exceptionTroubles, isHeldBack } from './exceptions-at-rest';
import { Merchant } from './merchant';
import { numberTroubles } from './numbers-at-rest';
import type { Step } from './steps';
import { articlesOf, toldTwice, unitTroubles } from './units-at-rest';
import { whatLeft } from './what-left';

/** A story that has been told, with everybody in it. */
export type Stage = { merchant: Merchant; teller: Storyteller };

/**
 * Tells one story to its end in a world of its own and says what is wrong afterwards, and then what is after each act of
 * tampering.
 */
export async function tellStory(
	steps: readonly Step[],
	tampering: ReadonlyArray<(stage: Stage) => void> = [],
): Promise<Told & { tampered: string[][] }> {
	restartTime();
	const merchant = await Merchant.open();
	const teller = new Storyteller(merchant);
	const stage = { merchant, teller };
	try {
		for (const step of steps) await teller.tell(step);
		await teller.comeToRest();
		const { orders } = merchant;
		const early = orders.flatMap((order) => troublesOf(stage, order, false));
		const gone = orders.filter((order) => whatLeft(merchant, teller.warehouse, order).length > 0);
		await teller.lookAgain(gone.map(({ legacyId }) => legacyId));
		const late = allTroubles(stage);
		const news = await teller.feedTwice();
		const withPerson = orders.filter((order) => merchant.rows.exceptions(order).length > 0);
		return {
			troubles: [
				...early,
				...late,
				...(news > 0 ? [`the feed finds ${news} where nothing is new`] : []),
				...teller.stopped,
			],
			counts: {
				...{ steps: steps.length, idle: teller.idle, orders: orders.length },
				...{ inStep: orders.length - withPerson.length, withPerson: withPerson.length },
			},
			tampered: tampering.map((tamper) => {
				tamper(stage);
				return allTroubles(stage);
			}),
		};
	} finally {
		await merchant.close();
	}
}

function allTroubles(stage: Stage): string[] {
	const { merchant } = stage;
	const ours = merchant.orders.map(({ legacyId }) => legacyId);
	const strangers = merchant.n8n.tables
		.select(TABLES.dispatchSignals, [])
		.filter((row) => !ours.includes(String(row['order_key']).split(':')[2] ?? ''));
	return [
		...merchant.orders.flatMap((order) => troublesOf(stage, order, true)),
		...strangers.map((row) => `${String(row['order_key'])} is none of the shop's orders`),
	];
}

/** What is wrong with one order now that all is quiet; `isSettled` once everything was looked at again. */
function troublesOf({ merchant, teller }: Stage, order: Placed, isSettled: boolean): string[] {
	const left = whatLeft(merchant, teller.warehouse, order);
	const articles = articlesOf(merchant, teller.shop, order, left);
	const looks = merchant.rows.ledger(order).map((row) => Date.parse(String(row['recorded_at'])));
	const changedAt = teller.shop.changedAt.get(order.legacyId) ?? 0;
	const gone = left.map(({ order: { ProcessedDateTime: at = '' } }) => Date.parse(at));
	const hasPart = left.some(({ order: { Processed } }) => !Processed);
	const isFresh = isSettled || (!hasPart && Math.max(0, ...looks, ...gone) >= changedAt);
	const isWaiting = merchant.waiting(order).length > 0;
	const troubles = [
		...unitTroubles(merchant, articles, isFresh),
		...toldTwice(merchant, teller.shop, order, articles),
		...numberTroubles(merchant, teller, order, left),
		...(isFresh ? exceptionTroubles(merchant, teller.shop, order, articles, isSettled) : []),
		...(isWaiting && isFresh && !isHeldBack(merchant, articles) ? ['it waits for nothing'] : []),
	];
	return troubles.map((text) => `${order.name}: ${text}`);
}
