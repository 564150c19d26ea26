import type {
	BookCreditStep,
	BookPaymentStep,
	EditPlan,
} from '../../../../../domain/edit/edit-plan';
import type { Application, AppliedStep } from '../../../../../domain/report/applied-step';
import type { Failure, SyncItem } from '../../../../../domain/report/sync-item';
import type { TargetBooks } from '../../../../../domain/refund/target-books';
import type { RemoteError } from '../../../../shared/remote-error';
import { toFailure } from '../../../../shared/sync-items';
import { bookingId } from '../../../mapping/books/external-ids';
import type { BookingHead } from '../../../mapping/books/to-booking-bodies';
import { toLocalDay } from '../local-day';

type Needed = 'books' | 'plan' | 'decision' | 'refunds';
/** An order whose money plan passed the gate. */
export type ReadyItem = SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };

/** A step of a money plan. */
export type MoneyStep = BookCreditStep | BookPaymentStep;

/** One order's bookings on their way; `outcomes` has one entry for each step that was settled. */
export type MoneyWork = {
	readonly index: number;
	readonly item: ReadyItem;
	readonly outcomes: Map<MoneyStep, Pick<AppliedStep, 'status' | 'message'>>;
	conflict: boolean;
	/** What kept a booking from being made at all; nothing was written then. */
	obstacle: RemoteError | null;
};

/** What an order leaves the operation with. */
export type Outcome = { applied: Application } | { failure: Failure };

const isMoneyStep = (step: EditPlan['steps'][number]): step is MoneyStep =>
	step.kind === 'bookCredit' || step.kind === 'bookPayment';

/** The steps of an order in their order. */
export const moneySteps = ({ item }: Pick<MoneyWork, 'item'>): MoneyStep[] =>
	item.plan.steps.filter(isMoneyStep);

/** An order of which nothing was booked yet. */
export const openWork = (index: number, item: ReadyItem): MoneyWork => ({
	index,
	item,
	outcomes: new Map(),
	conflict: false,
	obstacle: null,
});

/**
 * What became of an order's steps, in the plan's order. An order of which nothing was written because NetSuite could not
 * be reached fails, so that it is tried again and told in the end.
 */
export function toOutcome({ item, outcomes, conflict, obstacle }: MoneyWork): Outcome {
	const steps = item.plan.steps.map((step): AppliedStep => {
		const outcome = isMoneyStep(step) ? outcomes.get(step) : undefined;
		return { step, ...(outcome ?? { status: 'notStarted', message: 'Not a step of money' }) };
	});
	const isUntouched = steps.every(({ status }) => status === 'notStarted');
	if (isUntouched && obstacle && !conflict) return { failure: toFailure('apply', obstacle) };
	return { applied: { steps, stillHeld: false, conflict: conflict && isUntouched } };
}

/** Nothing of the plan was begun. */
export const notStarted = (item: ReadyItem, message: string): Application => ({
	steps: item.plan.steps.map((step) => ({ step, status: 'notStarted', message })),
	stillHeld: false,
	conflict: false,
});

/** The external id under which a step is booked. */
export function externalIdOf(step: MoneyStep): string {
	if (step.kind === 'bookCredit') return bookingId('credit', step.refundId);
	const kind = step.route.kind === 'cashSale' ? 'cashRefund' : 'customerRefund';
	return bookingId(kind, step.transactionId);
}

/** What the booking of a step says of itself, with its own date in the account's zone. */
export function headOf({ item }: MoneyWork, step: MoneyStep, timeZone: string): BookingHead {
	const { reference, name, refunds } = item.refunds;
	const refund = refunds.find(({ refundId }) => refundId === step.refundId);
	const at = step.kind === 'bookPayment' ? step.at : (refund?.createdAt ?? '');
	const note = step.kind === 'bookCredit' ? step.note : step.gateway;
	return {
		externalId: externalIdOf(step),
		date: toLocalDay(at, timeZone),
		memo: [`Shopify refund ${step.refundId} of ${name}`, note].filter(Boolean).join(': '),
		orderName: name,
		reference,
	};
}

/** Documents that a step leans on, by internal id. */
export function idsBehind(step: MoneyStep, books: TargetBooks): string[] {
	if (step.kind === 'bookCredit') {
		return books.bills.filter(({ kind }) => kind === 'invoice').map(({ id }) => id);
	}
	const { route } = step;
	if (route.kind === 'cashSale') return [];
	return [
		...('credits' in route ? route.credits.map(({ creditId }) => creditId) : []),
		...('deposits' in route ? route.deposits.map(({ depositId }) => depositId) : []),
	].filter((id) => id !== '');
}
