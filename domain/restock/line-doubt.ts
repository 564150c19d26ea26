import type { RestockFacts, RestockLine } from './restock-facts';

const sum = (list: ReadonlyArray<{ quantity: number }>): number =>
	list.reduce((total, { quantity }) => total + quantity, 0);

/**
 * In what the facts about a line contradict each other, as a sentence; null when they do not. Such facts were read
 * while the order changed, or miss a part of it, so nothing is concluded from them (docs/vendors/shopify.md §5.3).
 */
export function lineDoubt(line: RestockLine, { refunds }: RestockFacts): string | null {
	const { orderedQuantity, currentQuantity, fulfilledQuantity, fulfilments } = line;
	const listed = sum(fulfilments);
	if (listed !== fulfilledQuantity) {
		return `${fulfilledQuantity} of the line are fulfilled, but its fulfilments hold ${listed}`;
	}
	if (fulfilledQuantity > orderedQuantity) {
		return `${fulfilledQuantity} of the line are fulfilled, but only ${orderedQuantity} were ordered`;
	}
	const gone = orderedQuantity - currentQuantity;
	const refunded = sum(
		refunds.flatMap(({ lines }) => lines).filter((row) => row.lineId === line.lineId),
	);
	return refunded > gone
		? `${refunded} of the line are in refunds, but only ${gone} are off the order`
		: null;
}
