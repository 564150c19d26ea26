import type { CreateOrderStep } from '../edit/edit-plan';
import { sameArticle } from '../edit/same-article';
import { planCorrections } from '../import/plan-corrections';
import type { TargetSnapshot } from '../target/target-snapshot';

/**
 * Why a created order may not take the place of the one it was made to replace: everything in which it is not as
 * wished, but for the totals' rounding, which is set once the older order is gone. Empty when it may.
 */
export function successorDifferences(wish: CreateOrderStep, created: TargetSnapshot): string[] {
	const { lines } = wish.to;
	const missing = lines.filter(
		(line) => !created.lines.some((row) => row.reference === line.lineId && sameArticle(line, row)),
	);
	const surplus = created.lines.filter(
		(row) => !lines.some((line) => line.lineId === row.reference),
	);
	const corrections = planCorrections(wish, created).filter(({ kind }) => kind !== 'setTotals');
	return [
		...missing.map((line) => `${line.sku || line.title} is missing or is another article`),
		...surplus.map((row) => `${row.sku || row.title} is there without being wanted`),
		...corrections.map((step) =>
			step.kind === 'updateLine'
				? `${step.sku} differs in ${step.fields.join(', ')}`
				: step.kind === 'setContact'
					? `the address differs in ${step.fields.join(', ')}`
					: step.kind === 'setShipping'
						? 'the postage or its service differs'
						: 'the note differs',
		),
	];
}
