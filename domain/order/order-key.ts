import { z } from 'zod';
import { err, ok, type Result } from '../result';

/** The name of an order everywhere in our tables: "shopify:demo.myshopify.com:6001". */
export const orderKeySchema = z
	.string()
	.regex(/^[a-z]+:[^:\s]+:[^:\s]+$/, 'Expected system:account:reference')
	.brand<'OrderKey'>();
export type OrderKey = z.infer<typeof orderKeySchema>;

export type OrderKeyParts = { system: string; account: string; reference: string };

/** Joins the three parts; the account is lower-cased because shop domains are not case-sensitive. */
export function toOrderKey(parts: OrderKeyParts): OrderKey {
	return orderKeySchema.parse(`${parts.system}:${parts.account.toLowerCase()}:${parts.reference}`);
}

/** Takes a key apart again. */
export function parseOrderKey(
	key: string,
): Result<OrderKeyParts, { kind: 'notAnOrderKey'; key: string }> {
	const [system, account, reference] = key.split(':');
	if (!orderKeySchema.safeParse(key).success || !system || !account || !reference) {
		return err({ kind: 'notAnOrderKey', key });
	}
	return ok({ system, account, reference });
}
