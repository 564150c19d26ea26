import { z } from 'zod';

/** A postal address as both sides can hold it; an absent field is an empty string. */
export const addressSchema = z.object({
	fullName: z.string(),
	company: z.string(),
	address1: z.string(),
	address2: z.string(),
	town: z.string(),
	region: z.string(),
	postcode: z.string(),
	/** ISO 3166-1 alpha-2, upper case; empty when the source gave none. */
	countryCode: z.string(),
	/** The country as text; the target's own spelling on target snapshots. */
	country: z.string(),
	phone: z.string(),
});
export type Address = z.infer<typeof addressSchema>;

export const ADDRESS_FIELDS = [
	'fullName',
	'company',
	'address1',
	'address2',
	'town',
	'region',
	'postcode',
	'country',
	'phone',
] as const satisfies readonly (keyof Address)[];

/** Equal for a parcel: same text after trimming and folding runs of blanks. */
export function sameText(left: string, right: string): boolean {
	return left.trim().replace(/\s+/g, ' ') === right.trim().replace(/\s+/g, ' ');
}
