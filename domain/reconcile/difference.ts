import type { PlanStep } from '../edit/edit-plan';
import type { ExceptionCode } from '../exception/exception-codes';

/** What a difference between the two orders is called when nobody edited either of them. */
export const DRIFT_CODES = [
	'DRIFT_QUANTITY',
	'DRIFT_PRICE',
	'DRIFT_TAX',
	'DRIFT_TAX_ROUNDING',
	'DRIFT_ADDRESS',
	'DRIFT_SHIPPING',
	'DRIFT_REVERTED',
] as const satisfies readonly ExceptionCode[];
export type DriftCode = (typeof DRIFT_CODES)[number];

/** One place in which the target is not what the source says, with the step that would put it right. */
export type Difference = {
	code: DriftCode;
	/** In plain words: what the shop says and what the warehouse holds; names fields, never a customer's data. */
	detail: string;
	step: PlanStep;
};
