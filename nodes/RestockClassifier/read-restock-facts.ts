import type { IExecuteFunctions } from 'n8n-workflow';
import { readableZodError } from '../../domain/readable-zod-error';
import { restockFactsSchema, type RestockFacts } from '../../domain/restock/restock-facts';
import { err, ok, type Result } from '../../domain/result';

/** The facts of one item, given as such or as JSON text, or a sentence that names the field that is wrong. */
export function readRestockFacts(
	context: IExecuteFunctions,
	itemIndex: number,
): Result<RestockFacts, string> {
	const given = context.getNodeParameter('facts', itemIndex) as unknown;
	const facts = restockFactsSchema.safeParse(typeof given === 'string' ? parsed(given) : given);
	if (facts.success) return ok(facts.data);
	const problem = readableZodError(facts.error);
	return err(`Item ${itemIndex} carries no readable restock facts: ${problem}`);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
