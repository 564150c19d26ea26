import { z } from 'zod';

const idText = z.union([z.string(), z.number()]).transform(String);

const NOTHING = { id: '', refName: '' };

/** A reference or an enumeration, which also comes as its bare value; empty parts when there is none. */
export const ref = z
	.union([
		z.object({ id: idText.default(''), refName: z.string().nullish() }),
		idText.transform((id) => ({ id, refName: '' })),
	])
	.nullish()
	.transform((value) => (value ? { id: value.id, refName: value.refName ?? '' } : { ...NOTHING }));

/** Text that the vendor leaves out when there is none. */
export const text = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => (value === null || value === undefined ? '' : String(value)));

/** A number that the vendor leaves out where it does not exist. */
export const maybeNumber = z
	.union([z.number(), z.string().trim().min(1).transform(Number).pipe(z.number())])
	.nullish()
	.transform((value) => value ?? undefined);

/** A number that is zero when it is left out. */
export const amount = maybeNumber.transform((value) => value ?? 0);

/** A flag that is false when it is left out. */
export const flag = z
	.union([z.boolean(), z.string().transform((value) => /^(t|true)$/i.test(value))])
	.nullish()
	.transform((value) => value ?? false);

/** The rows of an expanded sublist; none where the account does not have it. */
export const sublist = <T extends z.ZodTypeAny>(row: T) =>
	z
		.object({ items: z.array(row).default([]) })
		.nullish()
		.transform((value): z.output<T>[] => value?.items ?? []);
