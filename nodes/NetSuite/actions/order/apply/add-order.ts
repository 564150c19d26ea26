import { z } from 'zod';
import type { AddOrderStep } from '../../../../../domain/edit/edit-plan';
import type { AppliedStep } from '../../../../../domain/report/applied-step';
import { toAdditionBody } from '../../../mapping/to-create-body';
import { rawSalesOrderSchema } from '../../../mapping/raw/raw-sales-order';
import { text } from '../../../mapping/raw/fields';
import { externalIdOf } from './create-order';
import { findConflict } from './find-conflict';
import type { ReadyItem } from './order-work';
import { ALREADY_THERE, postOrder } from './post-order';
import type { FreshOrder } from './look-again';
import type { WriteContext } from './write-context';

const firstOrderSchema = rawSalesOrderSchema.and(z.object({ otherRefNum: text }));

/**
 * Creates the additional order of a plan, for the customer, in the currency and from the location of the order to which
 * it adds. One that is there already, from an earlier try, is left as it is.
 */
export async function addOrder(
	step: AddOrderStep,
	item: ReadyItem,
	{ target, record }: FreshOrder,
	{ client, options, settings }: WriteContext,
): Promise<Pick<AppliedStep, 'status' | 'message'> & { conflict: boolean }> {
	if (target.additions?.references.includes(step.reference)) {
		return { status: 'alreadyDone', message: ALREADY_THERE, conflict: false };
	}
	const changed = findConflict(item, target);
	if (changed !== null) return { status: 'notStarted', message: changed, conflict: true };
	const first = firstOrderSchema.parse(record);
	const { customForm, orderIdField } = options;
	const externalId = externalIdOf(step.reference, options);
	const body = toAdditionBody(
		step,
		{
			locationId: target.locationId,
			shipMethodId: first.shipMethod.id,
			otherRefNum: first.otherRefNum,
			contact: item.plan.expected?.contact ?? target,
		},
		{
			...settings,
			externalId,
			customerId: first.entity.id,
			currencyId: first.currency.id,
			subsidiaryId: first.subsidiary.id,
			customForm,
			orderIdField,
		},
	);
	if (!body.ok) return { status: 'rejected', message: body.error, conflict: false };
	const { status, message } = await postOrder(client, externalId, body.value);
	return { status, message, conflict: false };
}
