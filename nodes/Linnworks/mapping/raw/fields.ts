import { z } from 'zod';

/** Id of the Default location and of "nothing here" (1.0/orders.json, example of every uuid). */
export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

/** Text that the vendor leaves out, or sends as null, when there is none. */
export const text = z
	.string()
	.nullish()
	.transform((value) => value ?? '');

/** A number that the vendor leaves out, or sends as null, when it is zero. */
export const amount = z
	.number()
	.nullish()
	.transform((value) => value ?? 0);

/** A flag on which nothing depends when it is left out. */
export const flag = z
	.boolean()
	.nullish()
	.transform((value) => value ?? false);

/** A GUID as compared everywhere: in lower case. */
export const guid = z.string().transform((value) => value.toLowerCase());
