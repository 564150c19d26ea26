import { ownNote } from '../edit/diff-note';
import { diffOrder } from '../edit/diff-order';
import { sameService } from '../edit/diff-shipping';
import type { CreateOrderStep, EditPlan } from '../edit/edit-plan';
import type { OrderDiff } from '../edit/order-diff';
import type { Problem } from '../edit/problem';
import { normalised, type Mappings } from '../mapping/mappings';
import { ZERO } from '../money/money';
import type { OrderSnapshot } from '../order/order-snapshot';
import { stableHash } from '../stable-hash';
import type { TargetAbilities, TargetSnapshot } from '../target/target-snapshot';
import { addressGaps } from './address-gaps';
import { toBlankTarget } from './blank-target';
import { conversionRate } from './conversion-rate';

export type ImportSettings = {
	/** The target's name, as on its snapshots. */
	targetSystem: string;
	/** The channel under which new orders go in. */
	source: string;
	subSource: string;
	/** The target account's own currency; empty leaves conversion to the target. */
	baseCurrency: string;
	/** Whether a shipping title without a service stops the import instead of getting the account's default. */
	requireShippingService: boolean;
	/** Target location id, lower case -> its name. */
	locationNames: Readonly<Record<string, string>>;
	/** What the target can hold; absent for one that takes every value it is given. */
	abilities?: TargetAbilities;
};

/** The target version of a plan for an order that the target does not have. */
export const ABSENT_VERSION = 'absent';

/**
 * Plans the creation of an order that the target does not have, by the rules by which an edit is planned: SKUs,
 * locations, services and addresses that cannot be told are problems, and a plan with problems has no steps. `held` is
 * the order that the new one replaces: what the source leaves open is taken from it.
 */
export function planImport(
	snapshot: OrderSnapshot,
	mappings: Mappings,
	settings: ImportSettings,
	held: TargetSnapshot | null = null,
): EditPlan {
	const { targetSystem, source, subSource, baseCurrency } = settings;
	const blank = {
		...toBlankTarget(snapshot, mappings, targetSystem, held),
		...(settings.abilities ? { abilities: settings.abilities } : {}),
	};
	const diff = diffOrder(snapshot, blank, mappings);
	const expected = toExpected(snapshot, diff, blank, mappings);
	const { locationId } = blank;
	const locationName = settings.locationNames[locationId.toLowerCase()] ?? '';
	const problems = [
		...diff.problems.filter((problem) => problem.code !== 'ADDRESS_INCOMPLETE'),
		...(held ? [] : addressProblems(snapshot)),
		...(settings.requireShippingService ? serviceProblems(snapshot, expected) : []),
		...(locationId !== '' && locationName === '' ? [unknownLocation(snapshot, locationId)] : []),
	];
	const step: CreateOrderStep = {
		kind: 'createOrder',
		source,
		subSource,
		reference: snapshot.reference,
		secondaryReference: '',
		replaces: null,
		parked: false,
		locationId,
		locationName,
		paid: snapshot.paid,
		receivedAt: snapshot.createdAt,
		purchaseOrderNumber: snapshot.purchaseOrderNumber,
		note: ownNote(snapshot.note),
		shippingTaxMinor: diff.prices?.shipping.taxMinor ?? ZERO,
		conversionRate: conversionRate(snapshot, baseCurrency),
		from: null,
		to: expected,
	};
	const steps = problems.length > 0 ? [] : [step];
	return importPlan(snapshot, targetSystem, { steps, expected, problems, postponed: null });
}

/** The plan for an order that is not to be imported yet: nothing to write, and why. */
export const planPostponed = (
	snapshot: OrderSnapshot,
	targetSystem: string,
	postponed: NonNullable<EditPlan['postponed']>,
): EditPlan =>
	importPlan(snapshot, targetSystem, { steps: [], expected: null, problems: [], postponed });

function importPlan(
	snapshot: OrderSnapshot,
	targetSystem: string,
	rest: Pick<EditPlan, 'steps' | 'expected' | 'problems' | 'postponed'>,
): EditPlan {
	const { steps, problems, postponed } = rest;
	return {
		kind: 'editPlan',
		schemaVersion: 1,
		planKey: stableHash({
			orderKey: snapshot.orderKey,
			target: [targetSystem, '', ABSENT_VERSION],
			steps,
			problems,
			postponed,
		}),
		orderKey: snapshot.orderKey,
		orderName: snapshot.name,
		targetSystem,
		targetOrderId: '',
		targetVersion: ABSENT_VERSION,
		...rest,
	};
}

/**
 * The whole order in the target's own names; a service needs its name, because a new order takes no id. A new order has
 * no service that the warehouse chose, so without a mapping row the service of the title's own name is taken; without a
 * billing address the parcel's own is billed.
 */
function toExpected(
	snapshot: OrderSnapshot,
	diff: OrderDiff,
	blank: TargetSnapshot,
	mappings: Mappings,
): CreateOrderStep['to'] {
	const contact = diff.contact?.to ?? blank;
	const shipping = diff.shipping?.to ?? blank.shipping;
	const services = Object.values(mappings.services ?? {});
	const wanted = isChosen(shipping)
		? services.find((service) => sameService(service, shipping))
		: mappings.services?.[normalised(snapshot.shipping?.title ?? '')];
	return {
		currency: blank.currency,
		lines: diff.wanted,
		taxMinor: diff.prices?.taxMinor ?? ZERO,
		totalMinor: diff.prices?.totalMinor ?? ZERO,
		shipping: { ...shipping, ...wanted },
		contact: {
			deliveryAddress: contact.deliveryAddress,
			billingAddress: hasBilling(contact) ? contact.billingAddress : contact.deliveryAddress,
			email: contact.email,
		},
	};
}

const hasBilling = ({ billingAddress: address }: Pick<TargetSnapshot, 'billingAddress'>): boolean =>
	`${address.fullName}${address.company}${address.address1}${address.country}`.trim() !== '';

const isChosen = (service: { serviceId: string; serviceName: string }): boolean =>
	service.serviceId + service.serviceName !== '';

function addressProblems(snapshot: OrderSnapshot): Problem[] {
	if (!snapshot.lines.some((line) => line.requiresShipping)) return [];
	const gaps = snapshot.deliveryAddress ? addressGaps(snapshot.deliveryAddress) : null;
	if (gaps === null) return [incomplete('The order has to be shipped but has no address', 'all')];
	if (gaps.length === 0) return [];
	return [incomplete(`The delivery address has no ${gaps.join(', no ')}`, gaps.join(', '))];
}

const incomplete = (detail: string, gap: string): Problem => ({
	code: 'ADDRESS_INCOMPLETE',
	detail,
	subject: `delivery address: ${gap}`,
});

/** A shipping line that an edit replaced is judged by the rules of the edit already. */
function serviceProblems(snapshot: OrderSnapshot, expected: CreateOrderStep['to']): Problem[] {
	const { shipping } = snapshot;
	if (!shipping || shipping.changed || isChosen(expected.shipping)) return [];
	return [
		{
			code: 'SHIPPING_UNMAPPED',
			detail: `No mapping row or service stands for the shipping method "${shipping.title}"`,
			subject: shipping.title,
		},
	];
}

function unknownLocation(snapshot: OrderSnapshot, locationId: string): Problem {
	const name = snapshot.locations[0]?.name ?? '';
	return {
		code: 'LOCATION_UNMAPPED',
		detail: `The mapping row for "${name}" names the location ${locationId}, which the warehouse does not have`,
		subject: name,
	};
}
