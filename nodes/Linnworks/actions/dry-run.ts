import { DRY_RUN } from '../../shared/dry-run';
import { showFor } from '../../shared/show-for';

/** The switch of the operations that write to orders. */
export const dryRunDescription = showFor('order', ['apply', 'hold', 'release'], [DRY_RUN]);
