import { z } from 'zod';
import { amount, flag, text } from '../raw/fields';

/** A line's own state may be left out; then that of its header counts (1.0/returnsrefunds.json, PostSaleStatus). */
const statusSchema = z.object({ StatusHeader: text }).nullish();

const rawRmaLineSchema = z.object({
	RMARowId: z.number(),
	Type: text,
	Status: statusSchema,
	/** Whether the goods are booked in; a line without it is unreadable, not waiting. */
	Actioned: z.boolean(),
	ActionedDate: text,
	CreatedDate: text,
	Deleted: flag,
	OrderItemRowId: text.transform((id) => id.toLowerCase()),
	ReturnItemSKU: text,
	ReturnLocation: text.transform((id) => id.toLowerCase()),
	ReturnQuantity: amount,
	ScrapQuantity: amount,
});
export type RawRmaLine = z.infer<typeof rawRmaLineSchema>;

const rawRmaSchema = z.object({
	RMAHeaderId: z.number(),
	ExternalReference: text,
	Status: statusSchema,
	CreatedDate: text,
	LastActionDate: text,
	RMALines: z.array(rawRmaLineSchema),
});
export type RawRma = z.infer<typeof rawRmaSchema>;

/** A reply without a list is no empty list: it would have a return booked twice. */
export const rawRmasSchema = z
	.object({ RMAHeaders: z.array(rawRmaSchema) })
	.transform((reply) => reply.RMAHeaders);

const rawRefundSchema = z.object({
	RefundHeaderId: z.number(),
	ExternalReference: text,
	Currency: text,
	ChannelInitiated: flag,
	Actioned: flag,
	RefundLines: z.array(z.object({ ExternalReference: text, Amount: z.number(), Deleted: flag })),
});
export type RawRefund = z.infer<typeof rawRefundSchema>;

/** As above: what could not be listed may be there. */
export const rawRefundsSchema = z
	.object({ RefundHeaders: z.array(rawRefundSchema) })
	.transform((reply) => reply.RefundHeaders);

const words = z
	.array(z.string())
	.nullish()
	.transform((errors) => errors ?? []);

/** Id 0 stands for none: the booking was refused. */
export const rawRmaReplySchema = z.object({ RMAHeaderId: amount, Errors: words });

export const rawRefundReplySchema = z.object({
	RefundHeaderId: amount,
	CannotRefundReason: text,
	Errors: words,
});

const rawItemChangeSchema = z.object({
	Date: text,
	Level: amount,
	Note: text,
	ChangeQty: z.number(),
});
export type RawItemChange = z.infer<typeof rawItemChangeSchema>;

/** Newest first; a page past the end is empty (1.0/stock.json, StockItemChangeHistory). */
export const rawItemChangesSchema = z
	.object({ Data: z.array(rawItemChangeSchema) })
	.transform((page) => page.Data);

/** What goes back, row by row. Without an amount, booking it in makes no refund. */
export type CreateRmaBooking = {
	OrderId: string;
	ChannelInitiated: boolean;
	Reference: string;
	ReturnItems: Array<{
		OrderItemRowId: string;
		ReturnLocation: string;
		ReturnQuantity: number;
		ScrapQuantity: number;
		RefundAmount: number;
		ReasonCategory: string;
		Reason: string;
	}>;
	ExchangeItems: [];
	ResendItems: [];
};

export type NewRefundLine = {
	RefundedUnit: 'Item' | 'Shipping' | 'Service' | 'Additional';
	OrderItemRowId?: string;
	Amount: number;
	Quantity: number;
	ExternalReference: string;
	FreeTextOrNote: string;
};

export type CreateRefund = {
	OrderId: string;
	ChannelInitiated: boolean;
	RefundLines: NewRefundLine[];
};
