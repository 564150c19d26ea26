import type { Choice } from '../arbitraries';
import type { Flow } from './merchant';

/** What an order is made of; a set is a bundle of other articles, a card leaves in no parcel. */
export type Line = { sku: string; quantity: number };

export type Place = 'main' | 'annex' | 'store';

/** Numbers that the warehouse gives: none, one, or two in the one field that there is. */
export type Numbers = 'none' | 'one' | 'two';

export type ShopChange =
	| { change: 'quantity'; line: Choice; quantity: number }
	| { change: 'add'; sku: string; quantity: number }
	/** A line is taken off and its article put on anew. */
	| { change: 'renew'; line: Choice }
	| { change: 'bundle'; quantity: number }
	| { change: 'refund'; line: Choice; quantity: number; restock: 'CANCEL' | 'NO_RESTOCK' }
	| { change: 'cancel' }
	/** Somebody else fulfils units, perhaps in the store, perhaps under a number, perhaps under the warehouse's. */
	| {
			change: 'fulfil';
			line: Choice;
			quantity: number;
			number: 'none' | 'own' | 'warehouse';
			inStore: boolean;
	  }
	| { change: 'hold'; line: Choice; whole: boolean }
	| { change: 'release' }
	| { change: 'schedule' }
	| { change: 'open' }
	| { change: 'move'; line: Choice; quantity: number; to: Place }
	/** A person changes the number of a fulfilment, or takes it away. */
	| { change: 'renumber'; fulfilment: Choice; blank: boolean }
	| { change: 'callOff'; fulfilment: Choice };

export type WarehouseAct =
	| { act: 'send'; which: Choice; numbers: Numbers }
	| { act: 'split'; which: Choice; line: Choice; quantity: number }
	| {
			act: 'pack';
			which: Choice;
			line: Choice;
			quantity: number;
			numbered: 'both' | 'one' | 'none';
	  }
	| { act: 'number'; which: Choice; numbers: Numbers }
	| { act: 'partShip'; which: Choice; line: Choice; quantity: number }
	| { act: 'sendAgain'; which: Choice; line: Choice; sentAs: 'resend' | 'exchange' }
	/** The order is brought in line with the shop's, as edits do. */
	| { act: 'follow' }
	/** It is cancelled and made anew from what the shop wants. */
	| { act: 'makeAnew' }
	| { act: 'cancel'; which: Choice }
	/** Somebody puts a further article on it. */
	| { act: 'addLine'; which: Choice; sku: string };

export type Trouble =
	| {
			vendor: 'linnworks';
			operation: string;
			kind: 'status' | 'timeout' | 'drop' | 'quota' | 'expireSession';
			when: 'before' | 'after';
			times: number;
			afterCalls: number;
	  }
	| {
			vendor: 'shopify';
			operation: string;
			kind: 'status' | 'throttle' | 'drop' | 'graphqlError';
			when: 'before' | 'after';
			times: number;
			skip: number;
	  };

/** How shop, warehouse and templates are set up. */
export type Setup = {
	step: 'setup';
	parcels: 'apart' | 'together';
	askParcels: 'auto' | 'always';
	otherLines: 'withLast' | 'leave';
	packedComposites: 'components' | 'composite';
	processedDates: 'zoned' | 'bare';
	/** Orders on a page of the warehouse's list. */
	page: number;
};

export type Act =
	| { step: 'shop'; order: Choice; changes: ShopChange[] }
	| { step: 'warehouse'; order: Choice; act: WarehouseAct }
	/** Another channel's order with a number for a name leaves. */
	| { step: 'elsewhere' };

export type Step =
	| Setup
	| {
			step: 'place';
			lines: Line[];
			from: 'main' | 'annex';
			/** How cards and bundles are written down in the warehouse. */
			cards: 'none' | 'service' | 'row';
			bundles: 'composite' | 'components';
	  }
	| Act
	| { step: 'trouble'; trouble: Trouble }
	/** Time passes, with the feed's hourly look at every full hour of it. */
	| { step: 'wait'; seconds: number }
	| { step: 'run'; flow: Flow }
	/** The feed looks, and the sweep tells what it found. */
	| { step: 'round' }
	/** The process dies at a share (in thousandths) of the acts that the flow's last run took. */
	| { step: 'dyingRun'; flow: Flow; share: number; moment: 'before' | 'after' }
	/** Something happens in the middle of a run. */
	| { step: 'disturbedRun'; flow: Flow; share: number; by: Act }
	/** Another run begins in the middle of one, perhaps after a pause in which the lease ends. */
	| { step: 'overlap'; flow: Flow; share: number; other: Flow; afterPause: boolean }
	/** A person asks for another look at all that is open. */
	| { step: 'replay' };
