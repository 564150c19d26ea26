import { ownNotes } from '../../../domain/edit/diff-note';
import { amendSteps, type AmendStep, type EditPlan } from '../../../domain/edit/edit-plan';
import { err, ok, type Result } from '../../../domain/result';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { toMemo } from './memo-notes';
import { toAddressBody } from './to-address-body';
import { toAmendedLines } from './to-amended-lines';
import { toAmendedTax } from './to-amended-tax';
import type { Sublists } from './to-sublists';
import { toDecimal, type LineBody } from './to-line-body';
import type { WriteSettings } from './write-settings';

/** One PATCH of a sales order, and the sublists that it replaces. */
type Amendment = { body: Record<string, unknown>; replace: string[] };

/**
 * One PATCH for all steps of a plan, so that they come into effect together or not at all. `held` and `target` are the
 * order read just before; the error is a sentence that says why nothing may be sent.
 */
export function toAmendBody(
	plan: EditPlan,
	held: Sublists,
	target: TargetSnapshot,
	settings: WriteSettings,
): Result<Amendment, string> {
	const steps = amendSteps(plan.steps);
	const impossible = steps.find(({ kind }) => kind === 'addService' || kind === 'setTotals');
	if (impossible) return err(`A NetSuite order takes no step ${impossible.kind}`);
	const lines = toAmendedLines(steps, held.lines, target, settings);
	if (!lines.ok) return lines;
	const tax = touchesMoney(steps)
		? toAmendedTax(plan, { held, target, lines: lines.value }, settings.tax)
		: ok(null);
	if (!tax.ok) return tax;
	const { kept, added, removes } = lines.value;
	const referenceOf = (line: number | string): object => {
		const reference = tax.value?.newReferences.get(line);
		return reference === undefined ? {} : { taxDetailsReference: reference };
	};
	const items: LineBody[] = [
		...kept.map(({ held: { line }, body }) => ({ ...body, ...referenceOf(line) })),
		...added.map(({ step, body }) => ({ ...body, ...referenceOf(step.lineId) })),
	];
	const sent = removes ? items : items.filter(saysSomething);
	return ok({
		body: {
			...Object.assign({}, ...steps.map((step) => headerOf(step, target, held))),
			...(sent.length > 0 ? { item: { items: sent } } : {}),
			...(tax.value ? { taxDetailsOverride: true, taxDetails: { items: tax.value.rows } } : {}),
		},
		replace: [...(removes ? ['item'] : []), ...(tax.value ? ['taxDetails'] : [])],
	});
}

/** Steps after which NetSuite would work the tax out anew, an address among them. */
const touchesMoney = (steps: readonly AmendStep[]): boolean =>
	steps.some(({ kind }) => kind !== 'setNote' && kind !== 'cancelOrder');

/** A line of which only the key would be sent stays as it is without being mentioned. */
const saysSomething = ({ line, ...rest }: LineBody): boolean =>
	line === undefined || Object.keys(rest).length > 0;

function headerOf(
	step: AmendStep,
	{ currency, notes }: TargetSnapshot,
	{ hasHandling }: Sublists,
): object {
	if (step.kind === 'setContact') {
		const { fields, to } = step;
		const touches = (part: string): boolean => fields.some((field) => field.startsWith(part));
		return {
			...(touches('delivery') ? { shippingAddress: toAddressBody(to.deliveryAddress) } : {}),
			...(touches('billing') ? { billingAddress: toAddressBody(to.billingAddress) } : {}),
			...(touches('email') ? { email: to.email } : {}),
		};
	}
	if (step.kind === 'setShipping') {
		const { serviceId, amountMinor } = step.to;
		return {
			...(serviceId === '' ? {} : { shipMethod: { id: serviceId } }),
			shippingCost: toDecimal(amountMinor, currency),
			...(hasHandling ? { handlingCost: 0 } : {}),
		};
	}
	if (step.kind !== 'setNote') return {};
	const own = new Set(ownNotes(notes));
	const others = notes.filter((note) => !own.has(note));
	return { memo: toMemo([...(step.to === '' ? [] : [step.to]), ...others]) };
}
