import { showFor } from '../../../shared/show-for';
import { DRY_RUN } from '../order/dry-run';

/** The switch that every writing operation has. */
export const dryRunDescription = showFor(
	'credit',
	[
		...['apply', 'applyCredit', 'createFromInvoice', 'createFromReturn', 'createStandalone'],
		...['refundCash', 'refundCustomer'],
	],
	[DRY_RUN],
);
