/** Any value JSON can hold. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object; a missing key reads as undefined. */
export interface JsonObject {
	[key: string]: Json | undefined;
}

/** Narrows a parsed value to an object, so that its keys can be read. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
