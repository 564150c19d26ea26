import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { formatAmount, roundAmount, type MinorUnits } from '../../../../../domain/money/money';
import { DRY_RUN_MESSAGE } from '../../../../../domain/report/applied-step';
import { RemoteUnknownOutcome } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { showFor } from '../../../../shared/show-for';
import { amount, flag, ref, sublist } from '../../../mapping/raw/fields';
import { toApplyRow } from '../../../mapping/books/to-booking-bodies';
import type { NetSuiteClient } from '../../../transport/netsuite-client';
import { isDryRun } from '../../../../shared/dry-run';
import { findDocuments } from '../apply/find-documents';
import { connectCredit } from '../connect-credit';
import { readCreditOptions } from '../credit-options';
import { readAmount, readId } from './booking-parameters';
import { eachItem } from './each-item';

export const description = showFor(
	'credit',
	['applyCredit'],
	[
		{
			displayName: 'Credit Memo ID',
			name: 'creditId',
			type: 'string',
			required: true,
			default: '',
			description: 'Internal ID of the credit memo to use',
		},
		{
			displayName: 'Invoice ID',
			name: 'invoiceId',
			type: 'string',
			required: true,
			default: '',
			description: 'Internal ID of the invoice that it pays, of the same customer and currency',
		},
	],
);

/**
 * Uses an amount of each credit memo for an invoice. What is applied already is not applied again, and an answer that
 * never came is resolved by reading the credit memo.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client } = await connectCredit(this, readCreditOptions(this));
	return await eachItem(this, async (itemIndex) => {
		const { currency, totalMinor } = readAmount(this, itemIndex);
		const creditId = readId(this, { name: 'creditId', label: 'Credit Memo ID' }, itemIndex);
		const invoiceId = readId(this, { name: 'invoiceId', label: 'Invoice ID' }, itemIndex);
		const stop = (message: string): NodeOperationError =>
			new NodeOperationError(this.getNode(), message, {
				itemIndex,
				description: 'Look at the credit memo in NetSuite.',
			});
		const { byId } = await findDocuments(client, { externalIds: [], ids: [creditId, invoiceId] });
		const [credit, invoice] = [byId.get(creditId), byId.get(invoiceId)];
		if (credit?.type !== 'CustCred') throw stop(`NetSuite has no credit memo ${creditId}`);
		if (invoice?.type !== 'CustInvc') throw stop(`NetSuite has no invoice ${invoiceId}`);
		if (credit.currency !== currency || invoice.currency !== currency) {
			throw stop(`Credit memo and invoice are not both in ${currency}`);
		}
		const applied = await readApplied(client, creditId, invoiceId, currency);
		const done = { id: creditId, displayNumber: credit.displayNumber, invoiceId };
		if (applied === totalMinor) return { ...done, alreadyThere: true, message: '' };
		if (applied !== 0) {
			const text = `${formatAmount(applied, currency)} ${currency}`;
			throw stop(
				`${credit.displayNumber} is applied to ${invoice.displayNumber} with ${text} already`,
			);
		}
		if (isDryRun(this)) return { ...done, alreadyThere: false, message: DRY_RUN_MESSAGE };
		const row = toApplyRow({ document: invoice, amountMinor: totalMinor });
		const written = await remoteOutcome(
			client.updateRecord('creditMemo', creditId, { apply: { items: [row] } }),
		);
		if (written.ok) {
			return { ...done, alreadyThere: false, message: written.value.warnings.join('; ') };
		}
		const isOpen = written.error instanceof RemoteUnknownOutcome;
		const now = isOpen ? await readApplied(client, creditId, invoiceId, currency) : applied;
		if (now !== totalMinor) throw written.error;
		return { ...done, alreadyThere: false, message: 'Confirmed by reading back' };
	});
}

const creditSchema = z.object({ apply: sublist(z.object({ doc: ref, apply: flag, amount })) });

/** What of a credit memo is applied to an invoice now. */
async function readApplied(
	client: NetSuiteClient,
	creditId: string,
	invoiceId: string,
	currency: string,
): Promise<MinorUnits> {
	const { apply } = creditSchema.parse((await client.getRecord('creditMemo', creditId)) ?? {});
	const row = apply.find((each) => each.doc.id === invoiceId && each.apply);
	return roundAmount(row?.amount ?? 0, currency);
}
