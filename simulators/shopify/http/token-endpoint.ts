import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessTokens } from './access-tokens';
import { isRecord, parseJson, readBody, sendJson } from './exchange';

/** POST /admin/oauth/access_token, client credentials grant, form or JSON body. */
export async function answerToken(
	tokens: AccessTokens,
	scope: string,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const fields = readFields(await readBody(request), request.headers['content-type'] ?? '');
	if (fields['grant_type'] !== 'client_credentials') {
		return sendJson(response, 400, {
			error: 'unsupported_grant_type',
			error_description: 'The grant type is not supported.',
		});
	}
	const granted = tokens.grant(fields['client_id'] ?? '', fields['client_secret'] ?? '');
	if (!granted) {
		return sendJson(response, 400, {
			error: 'application_cannot_be_found',
			error_description: 'Could not find Shopify API application with these credentials.',
		});
	}
	const { token, expiresIn } = granted;
	sendJson(response, 200, { access_token: token, scope, expires_in: expiresIn });
}

function readFields(text: string, contentType: string): Readonly<Record<string, string>> {
	if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(text));
	const body = parseJson(text);
	if (!isRecord(body)) return {};
	return Object.fromEntries(
		Object.entries(body).flatMap(([key, value]) =>
			typeof value === 'string' ? [[key, value] as const] : [],
		),
	);
}
