import { invalidContent } from '../behaviour/refusal';

/** Parses JSON or gives undefined. */
export function tryJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The JSON body of a request; an empty body is an empty object. */
export function readJson(text: string): unknown {
	if (text.trim() === '') return {};
	const value = tryJson(text);
	if (value === undefined) throw invalidContent('The request body is no valid JSON.');
	return value;
}
