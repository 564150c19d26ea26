import type { EditPlan } from '../../../domain/edit/edit-plan';
import type { RefundPolicy } from '../../../domain/refund/refund-policy';

const pounds = (minor: number): string => (minor / 100).toFixed(2);

/** A plan of money in short: one line for each step, problem and reason to wait. */
export function tellPlan({ steps, problems, postponed }: EditPlan): string[] {
	return [
		...steps.map((step) => {
			if (step.kind === 'bookCredit') {
				const { refundId, route, to, applyMinor } = step;
				const source =
					route.kind === 'invoice'
						? route.billId
						: route.kind === 'standalone'
							? 'nothing'
							: route.returnAuthorizationId;
				const applied = applyMinor > 0 ? `, ${pounds(applyMinor)} to the bill` : '';
				return `credit ${refundId}: ${pounds(to.totalMinor)} from ${source}${applied}`;
			}
			if (step.kind !== 'bookPayment') return step.kind;
			const { transactionId, route, to } = step;
			const sources =
				route.kind === 'cashSale'
					? [route.billId]
					: [
							...('credits' in route ? route.credits : []).map(
								(draw) => `${draw.creditId || draw.refundId} ${pounds(draw.amountMinor)}`,
							),
							...('deposits' in route ? route.deposits : []).map(
								(draw) => `${draw.depositId} ${pounds(draw.amountMinor)}`,
							),
						];
			return `pay ${transactionId}: ${pounds(to.amountMinor)} from ${sources.join(' + ')}`;
		}),
		...problems.map(({ code, subject }) => `${code} ${subject}`),
		...(postponed ? postponed.reason.split('; ').map((reason) => `later: ${reason}`) : []),
	];
}

/** What an account decides unless a story says otherwise. */
export const somePolicy = (changes: Partial<RefundPolicy> = {}): RefundPolicy => ({
	bookBeforeBilling: false,
	returns: 'received',
	handBookings: 'stop',
	lookFrom: '',
	lookAgain: {
		pending: '2026-03-04T09:00:00Z',
		goods: '2026-03-05T09:00:00Z',
		billing: null,
	},
	...changes,
});
