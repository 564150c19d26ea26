import { DEFAULT_SWITCHES, type LinnworksSwitches } from '../switches';
import { EMPTY_GUID, Ids } from './ids';
import { OrderTable } from './order-table';
import type { RefundRecord, RmaRecord } from './post-sale-record';
import type {
	LocationRecord,
	PostalServiceRecord,
	StockChangeRecord,
	StockItemRecord,
} from './stock-record';
import type { WaveRecord } from './wave-record';

/** Everything one simulated Linnworks account holds. Knows no rules. */
export interface World {
	readonly clock: () => Date;
	readonly switches: LinnworksSwitches;
	ids: Ids;
	orders: OrderTable;
	stockItems: StockItemRecord[];
	stockChanges: StockChangeRecord[];
	locations: LocationRecord[];
	postalServices: PostalServiceRecord[];
	waves: WaveRecord[];
	/** Return bookings and refunds, in order of creation. */
	rmas: RmaRecord[];
	refunds: RefundRecord[];
}

function emptyAccount(): Omit<World, 'clock' | 'switches'> {
	return {
		ids: new Ids(),
		orders: new OrderTable(),
		stockItems: [],
		stockChanges: [],
		locations: [{ id: EMPTY_GUID, intId: 0, name: 'Default', tag: '', isFulfilmentCentre: false }],
		postalServices: [
			{ id: EMPTY_GUID, name: 'Default', code: '', vendor: '', trackingRequired: false },
		],
		waves: [],
		rmas: [],
		refunds: [],
	};
}

/** An account with the Default location and postal service and nothing else. */
export function createWorld(clock: () => Date, switches: Partial<LinnworksSwitches>): World {
	return { clock, switches: { ...DEFAULT_SWITCHES, ...switches }, ...emptyAccount() };
}

/** Empties the account and puts every switch back to the given settings. */
export function resetWorld(world: World, switches: Partial<LinnworksSwitches>): void {
	Object.assign(world, emptyAccount());
	Object.assign(world.switches, DEFAULT_SWITCHES, switches);
}
