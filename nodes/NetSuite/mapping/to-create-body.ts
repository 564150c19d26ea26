import type { AddOrderStep, CreateOrderStep } from '../../../domain/edit/edit-plan';
import type { WantedLine } from '../../../domain/edit/wanted-line';
import { ZERO, type MinorUnits } from '../../../domain/money/money';
import { err, ok, type Result } from '../../../domain/result';
import { toMemo } from './memo-notes';
import { toAddressBody } from './to-address-body';
import { SHIPPING_TAX_REFERENCE } from './to-amended-tax';
import { toDecimal, toNewLine, type LineBody } from './to-line-body';
import { toTaxRows } from './to-tax-rows';
import type { WriteSettings } from './write-settings';

/** What a new order takes from the account and the node rather than from the shop. */
export type CreateSettings = Pick<WriteSettings, 'tax' | 'lineIdField'> & {
	externalId: string;
	customerId: string;
	/** The account's id of the order's currency. */
	currencyId: string;
	subsidiaryId: string;
	customForm: string;
	/** Body field that remembers the source's order; empty when there is none. */
	orderIdField: string;
};

/** The name under which the customer knows the order (`otherRefNum`), which takes 45 characters. */
const OTHER_REFERENCE_LENGTH = 45;

/**
 * A new sales order with everything in one POST (docs/vendors/netsuite.md §3.1). An order that is paid is approved at
 * once; one that is not waits for a person's approval. The error is a sentence for a person.
 */
export function toCreateBody(
	step: CreateOrderStep,
	orderName: string,
	settings: CreateSettings,
): Result<object, string> {
	const { to, locationId } = step;
	const { serviceId, amountMinor } = to.shipping;
	const shipping = { netMinor: amountMinor, taxMinor: step.shippingTaxMinor };
	const contents = contentsOf(to.lines, { currency: to.currency, locationId, shipping }, settings);
	if (!contents.ok) return contents;
	const otherRefNum = step.purchaseOrderNumber === '' ? orderName : step.purchaseOrderNumber;
	return ok({
		...headOf(settings, step.reference),
		tranDate: step.receivedAt.slice(0, 10),
		orderStatus: step.paid ? 'B' : 'A',
		otherRefNum: otherRefNum.slice(0, OTHER_REFERENCE_LENGTH),
		...(step.note === '' ? {} : { memo: toMemo([step.note]) }),
		...(locationId === '' ? {} : { location: { id: locationId } }),
		...(serviceId === '' ? {} : { shipMethod: { id: serviceId } }),
		shippingCost: toDecimal(amountMinor, to.currency),
		shippingAddress: toAddressBody(to.contact.deliveryAddress),
		billingAddress: toAddressBody(to.contact.billingAddress),
		...(to.contact.email === '' ? {} : { email: to.contact.email }),
		...contents.value,
	});
}

/** What an additional order takes over from the order to which it adds. */
type FirstOrder = {
	locationId: string;
	shipMethodId: string;
	otherRefNum: string;
	contact: CreateOrderStep['to']['contact'];
};

/** An additional order: what was added after the cut-off, without any shipping charge of its own. */
export function toAdditionBody(
	step: AddOrderStep,
	first: FirstOrder,
	settings: CreateSettings,
): Result<object, string> {
	const { locationId, shipMethodId, contact } = first;
	const { currency } = step;
	const shipping = { netMinor: ZERO, taxMinor: ZERO };
	const contents = contentsOf(step.to, { currency, locationId, shipping }, settings);
	if (!contents.ok) return contents;
	return ok({
		...headOf(settings, step.reference),
		orderStatus: 'B',
		...(first.otherRefNum === '' ? {} : { otherRefNum: first.otherRefNum }),
		...(locationId === '' ? {} : { location: { id: locationId } }),
		...(shipMethodId === '' ? {} : { shipMethod: { id: shipMethodId } }),
		shippingCost: 0,
		shippingAddress: toAddressBody(contact.deliveryAddress),
		billingAddress: toAddressBody(contact.billingAddress),
		...(contact.email === '' ? {} : { email: contact.email }),
		...contents.value,
	});
}

const headOf = (settings: CreateSettings, reference: string): object => ({
	externalId: settings.externalId,
	entity: { id: settings.customerId },
	...(settings.subsidiaryId === '' ? {} : { subsidiary: { id: settings.subsidiaryId } }),
	...(settings.customForm === '' ? {} : { customForm: { id: settings.customForm } }),
	currency: { id: settings.currencyId },
	...(settings.orderIdField === '' ? {} : { [settings.orderIdField]: reference }),
});

type NewLines = readonly Pick<
	WantedLine,
	'lineId' | 'stockItemId' | 'sku' | 'quantity' | 'netMinor' | 'taxMinor' | 'taxRatePpm'
>[];

function contentsOf(
	lines: NewLines,
	order: {
		currency: string;
		locationId: string;
		shipping: { netMinor: MinorUnits; taxMinor: MinorUnits };
	},
	{ tax, lineIdField }: CreateSettings,
): Result<object, string> {
	const { currency, locationId, shipping } = order;
	const nameless = lines.find(({ stockItemId }) => stockItemId === '');
	if (nameless) return err(`Line ${nameless.lineId} (${nameless.sku}) has no NetSuite item`);
	const overrides = tax.strategy === 'suiteTaxOverride';
	const items = lines.map((line): LineBody => ({
		...toNewLine(line, { currency, lineIdField, locationId }),
		...(overrides ? { taxDetailsReference: line.lineId } : {}),
	}));
	if (!overrides) return ok({ item: { items } });
	const taxed = [
		...lines.map(({ lineId, netMinor, ...rest }) => ({
			reference: lineId,
			basisMinor: netMinor,
			taxMinor: rest.taxMinor,
			ratePpm: rest.taxRatePpm,
			held: [],
		})),
		{
			reference: SHIPPING_TAX_REFERENCE,
			basisMinor: shipping.netMinor,
			taxMinor: shipping.taxMinor,
			ratePpm: null,
			held: [],
		},
	];
	const rows = toTaxRows(taxed, tax, currency);
	if (!rows.ok) return rows;
	return ok({
		item: { items },
		taxDetailsOverride: true,
		...(rows.value.length > 0 ? { taxDetails: { items: rows.value } } : {}),
	});
}
