import type { Choice } from '../arbitraries';
import type { Webhook } from '../webhooks';
import type { Flow } from './merchant';
import type { TaxProfile } from './seed';

export type Line = { sku: string; quantity: number; discountPercent: number };

/** What becomes of a refund's money: it moves at once, or later, or the payment provider refuses it later. */
export type Money = 'now' | 'pending';

export type ShopChange =
	| { change: 'add'; sku: string; quantity: number }
	| { change: 'quantity'; line: Choice; quantity: number }
	| { change: 'remove'; line: Choice }
	| { change: 'swap'; line: Choice; sku: string }
	| { change: 'discount'; line: Choice; percentage: number }
	| { change: 'charge'; title: 'Tip' | 'Gift wrapping'; pence: number }
	| { change: 'shipping'; title: string; pence: number }
	| { change: 'address'; street: number; city: string }
	| { change: 'note'; text: string }
	| { change: 'tag'; tag: string }
	| { change: 'cancel' }
	/** The buyer pays what an edit made dearer. */
	| { change: 'pay' }
	/** Units are refunded, shipped or not. */
	| { change: 'refund'; line: Choice; quantity: number; money: Money }
	| { change: 'goodwill'; pence: number; money: Money }
	| { change: 'refundShipping'; share: number; money: Money }
	/** What an edit made cheaper is paid back. */
	| { change: 'settleBalance'; money: Money }
	| { change: 'return'; line: Choice; quantity: number; money: Money }
	| { change: 'exchange'; line: Choice; sku: string; quantity: number; pence: number }
	| { change: 'moneyMoves' }
	| { change: 'moneyFails' };

export type OfficeAct =
	| 'approve'
	| 'ship'
	| 'shipUnit'
	| 'pick'
	| 'invoice'
	| 'cashSale'
	| 'deposit'
	| 'payInvoice'
	| 'addLine'
	| 'closeLine'
	| 'closeOrder'
	| 'creditByHand'
	| 'receiveReturn'
	| 'closePeriod'
	| 'openPeriod'
	| 'hold'
	| 'unhold';

export type Trouble =
	| {
			vendor: 'netsuite';
			method: string;
			target: string;
			kind: 'status' | 'throttle' | 'drop' | 'slow' | 'changed';
			when: 'before' | 'after';
			times: number;
			afterCalls: number;
	  }
	| { vendor: 'shopify'; kind: 'status' | 'throttle' | 'drop' | 'graphqlError'; times: number };

export type Step =
	/** The accounts tax in this way, from the first order on. */
	| { step: 'tax'; profile: TaxProfile }
	/** From here on finance takes a deposit for every order as soon as the accounts have it. */
	| { step: 'deposits' }
	| {
			step: 'place';
			lines: Line[];
			shippingPence: number;
			taxesIncluded: boolean;
			inEuro: boolean;
			webhook: Webhook;
	  }
	| { step: 'shop'; order: Choice; changes: ShopChange[]; webhook: Webhook }
	| { step: 'office'; order: Choice; act: OfficeAct; amount: Choice }
	| { step: 'trouble'; trouble: Trouble }
	| { step: 'wait'; seconds: number }
	| { step: 'sweep'; flow: Flow }
	/** The process dies at a share (in thousandths) of the acts that the last sweep took. */
	| { step: 'dyingSweep'; flow: Flow; share: number; moment: 'before' | 'after' }
	/** Something happens in the shop or the accounts in the middle of a sweep. */
	| {
			step: 'disturbedSweep';
			flow: Flow;
			share: number;
			by: Step & { step: 'shop' | 'office' };
	  }
	| { step: 'catchUp' }
	/** Everything is shipped and billed. */
	| { step: 'billAll' };
