import { gid } from '../store/ids';
import type { Agreement, Sale } from '../store/ledger';
import type { Order } from '../store/order';
import { appTitle } from '../settings';
import { requireScope, type RequestContext } from '../resolvers/context';
import { connection, type PageArguments } from './connection';
import { lineView } from './line-view';
import { refundView } from './refund-view';
import { returnView } from './return-view';
import { shippingLineView } from './shipping-view';
import { taxLineView } from './tax-view';
import { bagView, dateView, type View, type ViewContext } from './view';

const REASONS = {
	OrderAgreement: 'ORDER',
	OrderEditAgreement: 'ORDER_EDIT',
	RefundAgreement: 'REFUND',
	ReturnAgreement: 'RETURN',
} as const;

const SALE_TYPES = {
	PRODUCT: 'ProductSale',
	GIFT_CARD: 'GiftCardSale',
	SHIPPING: 'ShippingLineSale',
	ADJUSTMENT: 'AdjustmentSale',
} as const;

/** A SalesAgreement of the kind its origin calls for. */
export function agreementView(context: ViewContext, order: Order, agreement: Agreement): View {
	return {
		__typename: agreement.kind,
		id: gid(agreement.kind, agreement.id),
		happenedAt: dateView(agreement.happenedAt),
		reason: REASONS[agreement.kind],
		app: {
			id: gid('App', agreement.appId),
			title: appTitle(context.world.settings, agreement.appId),
		},
		user: (_args: object, request: RequestContext) => {
			requireScope(request, 'user', 'read_users');
			if (agreement.staff === null) return null;
			const { id, name } = agreement.staff;
			return { __typename: 'StaffMember', id: gid('StaffMember', id), name };
		},
		refund: () => {
			const refund = order.refunds.find((one) => one.id === agreement.refundId);
			return refund ? refundView(context, order, refund) : null;
		},
		return: () => {
			const returned = order.returns.find((one) => one.id === agreement.returnId);
			return returned ? returnView(context, order, returned) : null;
		},
		sales: (args: PageArguments) =>
			connection(agreement.sales, args, (sale) => saleView(context, order, sale)),
	};
}

function saleView(context: ViewContext, order: Order, sale: Sale): View {
	const type = SALE_TYPES[sale.subject.kind];
	return {
		__typename: type,
		id: gid(type, sale.id),
		actionType: sale.actionType,
		lineType: sale.subject.kind,
		quantity: sale.quantity,
		totalAmount: bagView(sale.total, order),
		totalTaxAmount: bagView(sale.tax, order),
		totalDiscountAmountBeforeTaxes: bagView(sale.discountBeforeTaxes, order),
		totalDiscountAmountAfterTaxes: bagView(sale.discountAfterTaxes, order),
		taxes: sale.taxes.map((tax, i) => ({
			id: gid('SaleTax', `${sale.id}${i}`),
			amount: bagView(tax.amount, order),
			taxLine: taxLineView(order, tax, tax.amount),
		})),
		...subjectView(context, order, sale.subject),
	};
}

function subjectView(context: ViewContext, order: Order, subject: Sale['subject']): View {
	switch (subject.kind) {
		case 'PRODUCT':
		case 'GIFT_CARD': {
			const line = order.lines.find((one) => one.id === subject.lineId);
			return { lineItem: () => line && lineView(context, order, line) };
		}
		case 'SHIPPING': {
			const line = order.shippingLines.find((one) => one.id === subject.shippingLineId);
			return { shippingLine: () => line && shippingLineView(order, line) };
		}
		case 'ADJUSTMENT':
			return {};
	}
}
