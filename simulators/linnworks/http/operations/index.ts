import type { OperationTable } from '../operation';
import { DISPATCH } from './dispatch';
import { ORDER_READS } from './order-reads';
import { ORDER_WRITES } from './order-writes';
import { PICKING } from './picking';
import { POST_SALE } from './post-sale';
import { STOCK } from './stock';

/** Every v1 operation behind a session, by `Controller/Method`. */
export const OPERATIONS: OperationTable = {
	...DISPATCH,
	...ORDER_READS,
	...ORDER_WRITES,
	...PICKING,
	...POST_SALE,
	...STOCK,
};
