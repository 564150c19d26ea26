import type { IExecuteFunctions } from 'n8n-workflow';
import type { z } from 'zod';
import { readableZodError } from '../../../../domain/readable-zod-error';
import type { Failure } from '../../../../domain/report/sync-item';
import { err, ok, type Result } from '../../../../domain/result';

/** A value of ours given as such or as JSON text; a failure names the field that is wrong. */
export function readJson<T>(
	context: IExecuteFunctions,
	{ name, label }: { name: string; label: string },
	itemIndex: number,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): Result<T, Failure> {
	const given = context.getNodeParameter(name, itemIndex, '') as unknown;
	const read = schema.safeParse(typeof given === 'string' ? parsed(given) : given);
	if (read.success) return ok(read.data);
	return err({
		step: 'snapshot',
		code: 'SNAPSHOT_INVALID',
		reason: `${label}: ${readableZodError(read.error)}`,
		retry: false,
		retryAfterSeconds: 0,
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
