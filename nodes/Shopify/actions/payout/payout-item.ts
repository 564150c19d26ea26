import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Payout } from '../../../../domain/payout/payout';
import { toPayout } from '../../mapping/to-payout';
import type { RawPayoutWhole } from '../../transport/raw-payout';

/**
 * A payout as an item. One whose movements do not add up stops the node and is named, or with "Continue On Fail" is an
 * item with `error` among the others.
 */
export function payoutItem(
	context: IExecuteFunctions,
	raw: RawPayoutWhole,
	shop: string,
	itemIndex: number,
): { payout: Payout } | { error: string } {
	const payout = toPayout(raw, shop);
	if (payout.ok) return { payout: payout.value };
	const message = `Payout ${raw.legacyResourceId} cannot be used: ${payout.error.reason}`;
	if (context.continueOnFail()) return { error: message };
	throw new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description: 'Compare the payout with its page in the Shopify admin.',
	});
}
