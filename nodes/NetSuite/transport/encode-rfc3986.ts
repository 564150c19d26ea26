const KEPT_BY_JAVASCRIPT = /[!'()*]/g;

/** Percent-encoding in which only letters, digits and "-._~" stay, as OAuth 1.0a signs it (RFC 3986 §2.3). */
export function encodeRfc3986(text: string): string {
	return encodeURIComponent(text).replace(
		KEPT_BY_JAVASCRIPT,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
