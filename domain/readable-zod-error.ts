import type { ZodError } from 'zod';

/** One line per problem, each naming the field: "lines.0.quantity: Expected number". */
export function readableZodError(error: ZodError): string {
	return error.issues
		.map((issue) => `${issue.path.length > 0 ? issue.path.join('.') : '(root)'}: ${issue.message}`)
		.join('; ');
}
