import type { Account } from './account';
import { reply, type Outcome, type RawRequest } from './exchange';

const GRANT = 'client_credentials';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function refusal(error: string): Outcome {
	return reply(400, { error }, { 'Content-Type': 'application/json' });
}

/** Answers the token endpoint for client credentials, docs/vendors/netsuite.md §1.3. */
export function answerToken(account: Account, request: RawRequest): Outcome {
	const isForm = (request.headers['content-type'] ?? '').includes(
		'application/x-www-form-urlencoded',
	);
	if (request.method !== 'POST' || !isForm) return refusal('invalid_request');
	const form = new URLSearchParams(request.body);
	if (form.get('grant_type') !== GRANT) return refusal('unsupported_grant_type');
	if (form.get('client_assertion_type') !== ASSERTION_TYPE) return refusal('invalid_request');
	const minted = account.logins.mint(form.get('client_assertion') ?? '', request.url);
	if (!minted) return refusal('invalid_client');
	return reply(
		200,
		{ access_token: minted.token, expires_in: minted.seconds, token_type: 'Bearer' },
		{ 'Content-Type': 'application/json' },
	);
}
