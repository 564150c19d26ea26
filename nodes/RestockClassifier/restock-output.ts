import { isGoodsBack, type RestockVerdict } from '../../domain/restock/restock-verdict';

export type RestockOutput = 'goodsBack' | 'noMovement' | 'review';

/** Where a verdict goes. Goods that are only awaited move no stock yet. */
export function outputOf(verdict: RestockVerdict): RestockOutput {
	if (verdict.verdict === 'needsReview') return 'review';
	return isGoodsBack(verdict) ? 'goodsBack' : 'noMovement';
}
