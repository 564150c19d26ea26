import type { Operation } from './operations';

export type Encoding = 'json' | 'form';

/** Packs a POST's parameters as its family wants them; parameters that are undefined are left out. */
export function encodeBody(
	operation: Pick<Operation, 'family'>,
	parameters: Record<string, unknown>,
	encoding: Encoding,
): object | URLSearchParams {
	if (encoding === 'json') {
		return operation.family === 'wrapped' ? { request: parameters } : parameters;
	}
	const fields = operation.family === 'named' ? parameters : { request: parameters };
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) form.set(name, fieldText(value));
	}
	return form;
}

const fieldText = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value);
