import { DRY_RUN } from '../../../shared/dry-run';
import { showFor } from '../../../shared/show-for';

/** The switch that every writing operation has. */
export const dryRunDescription = showFor(
	'credit',
	[
		...['apply', 'applyCredit', 'createFromInvoice', 'createFromReturn', 'createStandalone'],
		...['refundCash', 'refundCustomer'],
	],
	[DRY_RUN],
);
