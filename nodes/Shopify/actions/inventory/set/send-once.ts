import { sleep } from 'n8n-workflow';
import { stableHash } from '../../../../../domain/stable-hash';
import type { RemoteError } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import type { InventoryClient } from '../../../transport/inventory-client';
import type { SetInput } from '../../../transport/queries/inventory-set';
import type { RawSetProblem } from '../../../transport/raw-inventory';
import { UnreadableAnswer } from '../../../transport/shopify-error';

/** What became of a call: answered, certainly not carried out, or nobody knows. */
export type Sent =
	| { kind: 'answered'; problems: RawSetProblem[] }
	| { kind: 'notSent'; error: RemoteError }
	| { kind: 'unknown'; error: RemoteError };

/** How often a key that was spent on a failed call is replaced. */
const MOST_KEYS = 3;
/** How often a call that is still in progress is asked about again, a second apart. */
const MOST_WAITS = 5;
const WAIT_MS = 1_000;

/**
 * Sends a call so that it takes effect at most once. The key is made of the whole call, so the same intent always has
 * the same key. After silence the same key is sent once more: Shopify answers a key it has seen with its first result
 * (docs/vendors/shopify.md §9). A new key is taken only when Shopify says that the call of the first one failed.
 */
export async function sendOnce(
	client: InventoryClient,
	input: SetInput,
	wait: (ms: number) => Promise<void> = sleep,
): Promise<Sent> {
	let sent = await sendKey(client, input, 0, wait);
	for (
		let attempt = 1;
		attempt < MOST_KEYS && saysIn(sent, 'PREVIOUS_ATTEMPT_FAILED');
		attempt += 1
	) {
		sent = await sendKey(client, input, attempt, wait);
	}
	return sent;
}

/** A key in the form of a UUID, as Shopify recommends it. */
export function idempotencyKey(input: SetInput, attempt: number): string {
	const hash = stableHash(attempt === 0 ? input : { ...input, attempt });
	return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function sendKey(
	client: InventoryClient,
	input: SetInput,
	attempt: number,
	wait: (ms: number) => Promise<void>,
): Promise<Sent> {
	const key = idempotencyKey(input, attempt);
	let sent = await sendTwice(client, input, key);
	for (let waits = 0; waits < MOST_WAITS && saysIn(sent, 'CONCURRENT_REQUEST'); waits += 1) {
		await wait(WAIT_MS);
		sent = await sendTwice(client, input, key);
	}
	return sent;
}

async function sendTwice(client: InventoryClient, input: SetInput, key: string): Promise<Sent> {
	const first = await remoteOutcome(client.setQuantities(input, key));
	if (first.ok) return { kind: 'answered', problems: first.value };
	const mayBeDone = isOpen(first.error);
	if (!mayBeDone && first.error.kind !== 'unavailable') {
		return { kind: 'notSent', error: first.error };
	}
	const second = await remoteOutcome(client.setQuantities(input, key));
	if (second.ok) return { kind: 'answered', problems: second.value };
	const stillOpen = mayBeDone || isOpen(second.error);
	return { kind: stillOpen ? 'unknown' : 'notSent', error: second.error };
}

/** Whether the change may have been made all the same. */
const isOpen = (error: RemoteError): boolean =>
	error.kind === 'unknownOutcome' || error instanceof UnreadableAnswer;

/** Whether all that was answered is this state of the key. */
const saysIn = (sent: Sent, state: string): boolean =>
	sent.kind === 'answered' && sent.problems.some(({ code }) => code === `IDEMPOTENCY_${state}`);
