/** Who has to act; the same names stand in the runbook. */
export type OwnerTeam = 'CX' | 'Operations' | 'Warehouse' | 'Finance' | 'Integration';

export type ExceptionRule = {
	owner: OwnerTeam;
	severity: 'high' | 'medium' | 'low';
	/** Minutes after which the exception is overdue. */
	dueMinutes: number;
	/** What happened, as a sentence a person who never opens n8n understands. */
	meaning: string;
	/** What that person does next. */
	nextStep: string;
	/** Whether the order is looked at again on its own while the exception is open. */
	looksAgain: boolean;
};

const rule = (
	owner: OwnerTeam,
	severity: ExceptionRule['severity'],
	dueMinutes: number,
	looksAgain: boolean,
	meaning: string,
	nextStep: string,
): ExceptionRule => ({ owner, severity, dueMinutes, looksAgain, meaning, nextStep });

/** The closed list of everything a person can be asked to settle. docs/exceptions.md is made from it. */
export const EXCEPTION_RULES = {
	SKU_UNMAPPED: rule('Operations', 'high', 60, true,
		'An added line has a SKU that the warehouse does not know.',
		'Create the item in the warehouse system or add a row to osync_sku_map; the order goes on by itself.'),
	SKU_MISSING: rule('Operations', 'high', 60, false,
		'An added line must be shipped but has no SKU.',
		'Give the variant a SKU in the shop and edit the order so that it uses that variant.'),
	LOCATION_UNMAPPED: rule('Operations', 'high', 60, true,
		'The order ships from a shop location without a warehouse location.',
		'Add a row to osync_location_map; the order goes on by itself.'),
	LOCATION_DIFFERS: rule('Operations', 'high', 60, false,
		'The order was moved to another location after it reached the warehouse.',
		'Move the order in the warehouse system or move the fulfilment back in the shop.'),
	LOCATION_SPLIT: rule('Operations', 'high', 60, false,
		'The edited order ships from several locations but is one order in the warehouse.',
		'Split the order in the warehouse system by hand, or fulfil it from one location in the shop.'),
	ADDRESS_INCOMPLETE: rule('CX', 'high', 30, false,
		'The new delivery address has no country.',
		'Ask the customer and correct the address in the shop; the correction arrives by itself.'),
	SHIPPING_UNMAPPED: rule('Operations', 'medium', 60, true,
		'The shipping method was changed to one that has no warehouse service.',
		'Add a row to osync_shipping_map; the order goes on by itself.'),
	CURRENCY_MISMATCH: rule('Finance', 'high', 120, false,
		'The warehouse order is in a currency in which the shop did not price the order.',
		'Correct the currency of the warehouse order, then edit the order again.'),
	FOREIGN_LINE: rule('Warehouse', 'medium', 60, false,
		'The warehouse order holds a line that never was on the shop order.',
		'Remove the line in the warehouse or add it to the shop order.'),
	ORDER_EMPTY: rule('CX', 'high', 30, false,
		'All lines were removed but the order was not cancelled.',
		'Cancel the order in the shop, or add the lines it should have.'),
	ORDER_ABSENT: rule('Operations', 'high', 60, true,
		'The warehouse has no order for this shop order.',
		'Check why the order was not imported; it goes on by itself once it is there.'),
	ORDER_AMBIGUOUS: rule(
		'Operations',
		'high',
		60,
		false,
		'Several warehouse orders carry the reference of this shop order.',
		'Cancel or rename the wrong ones in the warehouse, or set source and subsource in the workflow settings.',
	),
	ORDER_NOT_READABLE: rule('Integration', 'high', 60, true,
		'The shop did not return the order: deleted, too old for the granted scopes, or scope lost.',
		'Check the scopes of the app (read_all_orders for orders older than 60 days).'),
	SNAPSHOT_INVALID: rule('Integration', 'high', 60, false,
		'The order as read breaks a rule that must hold, so it was not used.',
		'Look at the evidence; the order may use a feature that is not supported, such as duties.'),
	GATE_CANCELLED: rule('CX', 'high', 30, false,
		'The order was edited after the warehouse cancelled it.',
		'Decide with the customer: place a new order or refund.'),
	GATE_DISPATCHED: rule('CX', 'high', 30, false,
		'The order was edited after it had been dispatched.',
		'Tell the customer; arrange a return, a resend or a refund.'),
	GATE_PART_SHIPPED: rule('CX', 'high', 30, false,
		'The order was edited after part of it had shipped.',
		'Change the unshipped part in the warehouse by hand.'),
	GATE_THIRD_PARTY: rule('Operations', 'high', 30, false,
		'The order was edited after it had been handed to a third party.',
		'Ask the fulfilment partner to stop or change it.'),
	GATE_PICKED: rule('Warehouse', 'high', 15, false,
		'The order was edited while it was being picked.',
		'Take the order out of the wave and change it by hand, or ship it and settle the difference.'),
	GATE_LABEL: rule('Warehouse', 'high', 15, false,
		'The order was edited after the shipping label had been made.',
		'Cancel the label and change the order by hand, or ship it and settle the difference.'),
	GATE_LOCKED: rule('Warehouse', 'medium', 60, true,
		'The order was edited while somebody had it locked.',
		'Unlock the order when the reason is gone; it goes on by itself.'),
	GATE_PARKED: rule('Warehouse', 'medium', 60, true,
		'The order was edited while somebody else had it parked.',
		'Unpark the order when the reason is gone; it goes on by itself.'),
	GATE_WAVE: rule('Warehouse', 'high', 15, true,
		'The order was edited while it was in a pick wave.',
		'Take the order out of the wave; it goes on by itself.'),
	GATE_PRINTED: rule('Warehouse', 'high', 15, true,
		'The order was edited after its invoice or pick list had been printed.',
		'Destroy the papers and clear the printed marks; it goes on by itself.'),
	GATE_MERGED: rule('Warehouse', 'high', 30, false,
		'The order was edited after it had been merged or split in the warehouse.',
		'Change the warehouse order by hand.'),
	GATE_UNKNOWN: rule('Integration', 'high', 30, true,
		'The state of the warehouse order could not be read, so nothing was written.',
		'Check the permissions of the warehouse application; it goes on by itself.'),
	WROTE_INTO_WAVE: rule('Warehouse', 'high', 10, false,
		'The order entered a pick wave while the edit was being written.',
		'Check the pick list of this wave against the order now.'),
	APPLY_FAILED: rule('Integration', 'high', 30, true,
		'The change could not be written completely.',
		'Read the evidence; the order is tried again until it is in step.'),
	NOT_IN_STEP: rule('Finance', 'high', 60, true,
		'After the change the warehouse order still differs from the shop order.',
		'Compare both orders with the differences listed here.'),
	SYNC_FAILED: rule('Integration', 'high', 30, true,
		'The order could not be worked on after several tries.',
		'Check whether the vendor is available; the order is tried again until it is in step.'),
	WORKFLOW_FAILED: rule('Integration', 'high', 30, false,
		'A workflow stopped with an error.',
		'Open the execution in n8n; pending orders are worked on again by the next run.'),
} as const satisfies Record<string, ExceptionRule>; // prettier-ignore

export type ExceptionCode = keyof typeof EXCEPTION_RULES;

export const EXCEPTION_CODES = Object.keys(EXCEPTION_RULES) as ExceptionCode[];
