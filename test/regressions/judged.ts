import type { IDataObject } from 'n8n-workflow';
import type { RestockFacts } from '../../domain/restock/restock-facts';
import { RestockClassifier } from '../../nodes/RestockClassifier/RestockClassifier.node';
import { nodeContext } from '../support/node-context';

type Judged = Record<'goodsBack' | 'noMovement' | 'review', string[]>;

/** What Restock Classifier puts on its outputs for an order, as "1 LAMP keepGoods"; goods may be overdue for an age. */
export async function judged(
	item: { restockFacts?: RestockFacts } | undefined,
	parameters: Record<string, unknown> = {},
): Promise<Judged> {
	const restockFacts = item?.restockFacts;
	const outputs = await new RestockClassifier().execute.call(
		nodeContext({
			items: [{ restockFacts } as unknown as IDataObject],
			parameters: {
				...{ facts: restockFacts, proof: ['rma', 'stockMovement'], waitHours: 1_000_000 },
				...{ targetSystem: 'linnworks', mappedLocations: '[]' },
				...parameters,
			},
		}),
	);
	const [goodsBack = [], noMovement = [], review = []] = outputs.map((output) =>
		output.map(({ json }) => {
			const claim = json['claim'] as IDataObject;
			return `${String(json['units'])} ${String(claim['sku'])} ${String(json['verdict'])}`;
		}),
	);
	return { goodsBack, noMovement, review };
}
