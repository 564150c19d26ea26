import type { DispatchStep } from '../../../../../domain/dispatch/dispatch-step';
import type { Result } from '../../../../../domain/result';
import type { RemoteError } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import { toFulfilmentInput, toTrackingInput } from '../../../mapping/fulfilment-input';
import type { SentStep } from '../../../mapping/fulfilment-outcome';
import type { FulfilmentClient } from '../../../transport/fulfilment-client';
import type { RawChange } from '../../../transport/raw-fulfilment';
import { UnreadableAnswer } from '../../../transport/shopify-error';
import type { Notice } from '../apply-parameters';

/** Sends one step once. What came of it is read back by the caller. */
export async function sendStep(
	client: FulfilmentClient,
	step: DispatchStep,
	notice: Notice,
): Promise<SentStep> {
	const sent: Result<RawChange, RemoteError> = await remoteOutcome(
		step.kind === 'createFulfilment'
			? client.createFulfilment(toFulfilmentInput(step, notice !== 'never'))
			: client.updateTracking(
					step.fulfilmentId,
					toTrackingInput(step.tracking),
					notice === 'always',
				),
	);
	if (!sent.ok) return toSent(sent.error);
	const { fulfilmentId, problems } = sent.value;
	if (problems.length > 0) {
		return { kind: 'refused', message: `Shopify refused it: ${problems.join('; ')}` };
	}
	return fulfilmentId === ''
		? { kind: 'unknown', message: 'Shopify answered without the fulfilment' }
		: { kind: 'answered', fulfilmentId };
}

function toSent(error: RemoteError): SentStep {
	const { message } = error;
	if (error.kind === 'unknownOutcome' || error instanceof UnreadableAnswer) {
		return { kind: 'unknown', message };
	}
	return error.kind === 'rejected'
		? { kind: 'refused', message }
		: { kind: 'notSent', message, waitsFor: '' };
}
