import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';
import {
	auditItemSchema,
	shopArticleSchema,
	shopStockSchema,
	type AuditFacts,
} from '../../../domain/audit/audit-facts';
import { readableZodError } from '../../../domain/readable-zod-error';

type ItemFacts = Pick<AuditFacts, 'articles' | 'hasVariants' | 'items' | 'shopStock'>;

const shopLevelSchema = shopStockSchema.extend({
	problem: z.string(),
	candidates: z
		.array(
			z
				.object({ variantId: z.string(), sku: z.string(), productStatus: z.string() })
				.transform(({ productStatus: status, ...rest }) =>
					shopArticleSchema.parse({ ...rest, status }),
				),
		)
		.default([]),
});

/**
 * Sorts a mix of items by the field they carry: `variant` and `shopLevel` of the shop, `stockLevel` of the warehouse.
 * Where there are variants, they are the articles; otherwise the SKUs of the levels are. Items with none of the three
 * are passed over, and one of another shape stops the node and is named.
 */
export function readAuditItems(context: IExecuteFunctions): ItemFacts {
	const read = <Schema extends ZodTypeAny>(
		field: string,
		schema: Schema,
	): Array<z.output<Schema>> =>
		context.getInputData().flatMap(({ json }, itemIndex): Array<z.output<Schema>> => {
			if (json[field] === undefined) return [];
			const parsed = schema.safeParse(json[field]);
			if (parsed.success) return [parsed.data as z.output<Schema>];
			throw new NodeOperationError(
				context.getNode(),
				`The ${field} of item ${itemIndex} cannot be read: ${readableZodError(parsed.error)}`,
				{
					itemIndex,
					description: 'Connect the levels of shop and warehouse here, one behind the other.',
				},
			);
		});
	const variants = read('variant', shopArticleSchema);
	const levels = read('shopLevel', shopLevelSchema);
	const items = read('stockLevel', auditItemSchema);
	const listed = levels.flatMap((level) => {
		if (level.problem === 'notFound') return [];
		return level.candidates.length > 0
			? level.candidates
			: [shopArticleSchema.parse({ sku: level.sku })];
	});
	const articles = variants.length > 0 ? variants : listed;
	return {
		articles: articles.length > 0 ? articles : null,
		hasVariants: variants.length > 0,
		items: items.length > 0 ? items : null,
		shopStock: levels.length > 0 ? levels : null,
	};
}
