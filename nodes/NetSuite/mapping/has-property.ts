import { z } from 'zod';

const metadataSchema = z.object({
	components: z.object({
		schemas: z.record(z.object({ properties: z.record(z.unknown()).default({}) }).passthrough()),
	}),
});

/** Whether a record type has a property, by the OpenAPI description of an account; names are compared without regard to case. */
export function hasProperty(metadata: unknown, type: string, property: string): boolean {
	const parsed = metadataSchema.safeParse(metadata);
	const [, schema] =
		Object.entries(parsed.data?.components.schemas ?? {}).find(([name]) => isSame(name, type)) ??
		[];
	return Object.keys(schema?.properties ?? {}).some((name) => isSame(name, property));
}

const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
