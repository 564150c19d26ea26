import { z } from 'zod';

/** What a shop accepts as proof that goods are on the shelf, and how long it waits for one. */
export const restockPolicySchema = z.object({
	/**
	 * Any of these proves a unit: an actioned RMA or a booked stock movement of the target, or the source's own word
	 * that it was restocked, at a mapped location.
	 */
	proof: z.array(z.enum(['rma', 'stockMovement', 'disposition'])).min(1),
	/** Ids of the source's locations that the target keeps. */
	mappedLocations: z.array(z.string().min(1)),
	/** Hours from a claim until its missing proof becomes an exception. */
	waitHours: z.number().nonnegative(),
});
export type RestockPolicy = z.infer<typeof restockPolicySchema>;

const MINUTE = 60_000;

/** A refund this near to the order's cancellation is part of it (docs/vendors/shopify.md §4.2). */
export const CANCELLATION_WINDOW = 10 * MINUTE;

/** An edit and the refund row that it leaves are booked within this time of each other. */
export const EDIT_WINDOW = 10 * MINUTE;

/** The source's stock level changes within this time of the claim that changed it. */
export const ECHO_WINDOW = 15 * MINUTE;

/** Whether two ISO instants are no further apart than some milliseconds. */
export const isWithin = (one: string, other: string, window: number): boolean =>
	Math.abs(Date.parse(one) - Date.parse(other)) <= window;

/** A location's own id, whether it came as such or as the last part of a longer one; empty stays empty. */
export const locationName = (id: string): string => id.trim().slice(id.trim().lastIndexOf('/') + 1);

/** Whether a place is known to be one that the target keeps. */
export const isMapped = (locationId: string, { mappedLocations }: RestockPolicy): boolean =>
	locationName(locationId) !== '' &&
	mappedLocations.some((each) => locationName(each) === locationName(locationId));
