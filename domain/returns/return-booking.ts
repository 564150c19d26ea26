import { z } from 'zod';
import { recordOutcomeSchema } from '../report/record-outcome';

/** What became of the booking of one return. */
export const returnBookingSchema = recordOutcomeSchema.extend({
	/** The source's id of the return. */
	returnId: z.string().min(1),
	/** The target's id; empty until it has a booking. */
	rmaId: z.string(),
});
export type ReturnBooking = z.infer<typeof returnBookingSchema>;
