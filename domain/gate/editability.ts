import type { FulfilmentFacts } from '../target/fulfilment-facts';
import type { TargetLine } from '../target/target-snapshot';
import { assessField } from './assess-state';
import { LATEST } from './field-rule';
import type { GateCode, GateDecision } from './gate-decision';
import { gatePolicySchema } from './gate-policy';

/** Whether the lines of an order may still be changed, for a person who asks without a plan. */
type Editability = {
	editable: boolean;
	verdict: GateDecision['verdict'];
	code: GateCode;
	reasons: string[];
};

type Known = { lines: readonly TargetLine[]; heldByUs: boolean };

/** Reads it off the gate's own table by the default policy, and names the lines of which units have gone. */
export function toEditability(
	facts: FulfilmentFacts,
	{ lines, heldByUs }: Known = { lines: [], heldByUs: false },
): Editability {
	const gone = lines.filter((line) => line.shippedQuantity > 0);
	const { verdict, code, reason } = assessField({
		field: 'lines',
		until: LATEST.lines,
		facts,
		heldByUs,
		policy: gatePolicySchema.parse({}),
		shippedLinesKnown: gone.length > 0,
	});
	const editable = verdict === 'proceed';
	return {
		editable,
		verdict,
		code,
		reasons: [reason, ...(editable ? gone.map(bound) : [])],
	};
}

const bound = ({ sku, title, quantity, shippedQuantity }: TargetLine): string =>
	`${sku || title}: ${Math.min(quantity, shippedQuantity)} of ${quantity} can no longer be taken back`;
