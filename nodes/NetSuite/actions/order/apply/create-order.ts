import type { CreateOrderStep } from '../../../../../domain/edit/edit-plan';
import type { AppliedStep } from '../../../../../domain/report/applied-step';
import { err, ok, type Result } from '../../../../../domain/result';
import type { RemoteError } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { toCreateBody, type CreateSettings } from '../../../mapping/to-create-body';
import type { OrderOptions } from '../order-options';
import { currencyIds } from './currency-ids';
import type { Owner } from './external-ids';
import { ALREADY_THERE, postOrder, takenByAnother, type Creation } from './post-order';
import type { WriteContext } from './write-context';

/** An order to be created, with what looking for its external id gave. */
type CreationWish = {
	step: CreateOrderStep;
	orderName: string;
	owner: Result<Owner | null, RemoteError>;
};

const SALES_ORDER = 'SalesOrd';

/** External id of an order or of an additional one (docs/vendors/netsuite.md §2.3). */
export const externalIdOf = (reference: string, options: OrderOptions): string =>
	`${options.externalIdPrefix}${reference}`;

/** Creates an order that NetSuite does not have. One that it has already is left as it is, and counts as created. */
export async function createOrder(
	{ step, orderName, owner }: CreationWish,
	context: WriteContext,
): Promise<Creation> {
	const externalId = externalIdOf(step.reference, context.options);
	const known = asOwned(owner, externalId);
	if (known) return known;
	const settings = await createSettings(step, externalId, context);
	if (!settings.ok) return { ...settings.error, id: null };
	const body = toCreateBody(step, orderName, settings.value);
	if (!body.ok) return { status: 'rejected', message: body.error, id: null };
	return await postOrder(context.client, externalId, body.value);
}

function asOwned(owner: CreationWish['owner'], externalId: string): Creation | null {
	if (!owner.ok) return { status: 'notStarted', message: owner.error.message, id: null };
	if (owner.value === null) return null;
	const { id, type } = owner.value;
	return type === SALES_ORDER
		? { status: 'alreadyDone', message: ALREADY_THERE, id }
		: { status: 'rejected', message: takenByAnother(externalId), id: null };
}

async function createSettings(
	{ customerId: mapped, to }: CreateOrderStep,
	externalId: string,
	context: WriteContext,
): Promise<Result<CreateSettings, Pick<AppliedStep, 'status' | 'message'>>> {
	const { options, settings } = context;
	const customerId = mapped ?? options.customerId;
	if (customerId === '') {
		const message = 'No customer is known for the order: map it, or set the option Customer ID';
		return err({ status: 'rejected', message });
	}
	const currencies = await remoteOutcome(currencyIds(context));
	if (!currencies.ok) return err({ status: 'notStarted', message: currencies.error.message });
	const currencyId = currencies.value.get(to.currency.toUpperCase());
	if (currencyId === undefined) {
		return err({ status: 'rejected', message: `The account has no currency ${to.currency}` });
	}
	const { subsidiaryId, customForm, orderIdField } = options;
	return ok({
		...settings,
		externalId,
		customerId,
		currencyId,
		subsidiaryId,
		customForm,
		orderIdField,
	});
}
