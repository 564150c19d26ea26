export type WaveState =
	| 'Unallocated'
	| 'Allocated'
	| 'InProgress'
	| 'Paused'
	| 'Complete'
	| 'Abandoned'
	| 'Packing'
	| 'Shipped';

export interface WaveItemRecord {
	rowId: number;
	orderRowId: string;
	stockItemId: string;
	toPick: number;
	picked: number;
}

export interface WaveOrderRecord {
	rowId: number;
	orderId: string;
	sortOrder: number;
	items: WaveItemRecord[];
}

export interface WaveRecord {
	id: number;
	locationId: string;
	userId: number;
	state: WaveState;
	groupType: 'Items' | 'Orders';
	sortingType: 'BinPriority' | 'OrderView';
	createdAt: Date;
	startedAt: Date | null;
	endedAt: Date | null;
	orders: WaveOrderRecord[];
}

/** Whether the wave is over: its orders are free to enter another one. */
export function isFinished(wave: Readonly<WaveRecord>): boolean {
	return wave.state === 'Shipped' || wave.state === 'Abandoned';
}
