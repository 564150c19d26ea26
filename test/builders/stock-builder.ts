import { newestPushed, type PushedRow } from '../../domain/stock/pushed-levels';
import type { ShopLevel } from '../../domain/stock/shop-level';
import type { PlaceLevel, StockLevel } from '../../domain/stock/stock-level';
import type { StockMark } from '../../domain/stock/stock-marks';
import { NO_BUFFER } from '../../domain/stock/stock-buffer';
import type { StockPolicy } from '../../domain/stock/stock-policy';
import type { StockPlan } from '../../domain/stock/stock-plan';
import type { PushOutcome } from '../../domain/stock/push-outcome';
import { planPush, type PushFacts } from '../../domain/stock/plan-push';
import { toWantedStock } from '../../domain/stock/wanted-stock';
import { NOW } from './signal-builder';

/** Locations of the shop, and the one warehouse location that feeds each. */
export const WEB = '71';
export const STORE = '72';
const FED_BY: Readonly<Record<string, string>> = { [WEB]: 'main', [STORE]: 'north' };

/** Available units by location of the warehouse, or the whole level. */
type Units = Record<string, number | Partial<PlaceLevel>>;

/** A plain item of the warehouse; `main` and `north` hold nothing unless it is said. */
export function stockOf(sku: string, units: Units, changes: Partial<StockLevel> = {}): StockLevel {
	const all: Units = { main: 0, north: 0, ...units };
	const levels = Object.entries(all).map(([locationId, given]) => {
		const level = typeof given === 'number' ? { available: given } : given;
		const available = level.available ?? 0;
		const rest = { inOrders: 0, minimumLevel: null, jit: false, onHand: available, ...level };
		return { locationId, ...rest, available };
	});
	return {
		...{ kind: 'stockLevel', schemaVersion: 1, sku, stockItemId: `item-${sku}` },
		...{ isComposite: false, archived: false, jit: levels.some(({ jit }) => jit) },
		...{ levels, composition: null, problem: '', detail: '' },
		...changes,
	};
}

/** Available units by location of the shop; null where the article is not stocked. */
type Shelf = Record<string, number | null | { available: number; onHand: number }>;

/** An article of the shop. */
export function articleOf(sku: string, shelf: Shelf, changes: Partial<ShopLevel> = {}): ShopLevel {
	const inventoryItemId = `9${[...sku].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1e9}`;
	const levels = Object.entries(shelf).map(([locationId, units]) => ({
		locationId,
		available: typeof units === 'object' ? (units?.available ?? null) : units,
		onHand: typeof units === 'object' ? (units?.onHand ?? null) : units,
		active: units !== null,
		levelId:
			units === null
				? ''
				: `gid://shopify/InventoryLevel/${locationId}?inventory_item_id=${inventoryItemId}`,
	}));
	return { sku, problem: '', inventoryItemId, candidates: [], levels, ...changes };
}

/** A shop with both locations mapped, no buffer, no cap and no rules. */
export const aPolicy = (changes: Partial<StockPolicy> = {}): StockPolicy => ({
	feeds: [WEB, STORE].map((locationId) => ({
		locationId,
		sources: [FED_BY[locationId] ?? ''],
	})),
	...{ names: [], rules: [], buffer: NO_BUFFER, cap: null, jitUnits: null },
	...{ quantityName: 'available', tellUnsold: false, tellUnmapped: true },
	...changes,
});

export const pushedRow = (sku: string, locationId: string, pushed: number): PushedRow => ({
	...{ sku, location_id: locationId, pushed, run_id: 'before' },
	inventory_item_id: locationId === '' ? '' : articleOf(sku, {}).inventoryItemId,
	verified_at: '2026-03-01T12:00:00.000Z',
});

export const aMark = (id: number, sku: string, changes: Partial<StockMark> = {}): StockMark => ({
	...{ id, sku, locationId: '', reason: 'synthetic restock of order #1001' },
	receivedAt: '2026-03-02T11:00:00.000Z',
	...changes,
});

export type Push = Partial<Omit<PushFacts, 'wanted' | 'last'>> & {
	levels: readonly StockLevel[];
	pushed?: readonly PushedRow[];
	policy?: Partial<StockPolicy>;
};

/** The plan of a push; a full one unless it is said. */
export function planOf({ levels, pushed = [], policy: changes = {}, ...facts }: Push): StockPlan {
	const policy = aPolicy(changes);
	const shop = facts.shop ?? [];
	const wanted = toWantedStock(levels, policy, shop);
	const last = newestPushed(pushed);
	const rest = { mode: 'full', marks: [], inFlight: [] } as const;
	return planPush({ ...rest, ...facts, wanted, shop, last }, policy, NOW);
}

/** What the shop answers to every level of a plan. */
export const allEnd = (
	plan: StockPlan,
	status: PushOutcome['stockSet']['status'],
	message = '',
): PushOutcome[] =>
	plan.pairs.map(({ inventoryItemId, locationId }) => ({
		...{ inventoryItemId, locationId, stockSet: { status, message } },
	}));
