/** What a Slack incoming webhook makes of a request body. */
export type SlackVerdict =
	| { ok: true; text: string; payload: Record<string, unknown> }
	| { ok: false; reason: 'invalid_payload' | 'no_text' };

function bodyOf(body: string, contentType: string): string {
	if (!contentType.startsWith('application/x-www-form-urlencoded')) return body;
	return new URLSearchParams(body).get('payload') ?? '';
}

/** Accepts and refuses a message the way Slack's incoming webhooks do. */
export function judgeSlackPayload(body: string, contentType = 'application/json'): SlackVerdict {
	let payload: unknown;
	try {
		payload = JSON.parse(bodyOf(body, contentType));
	} catch {
		return { ok: false, reason: 'invalid_payload' };
	}
	if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
		return { ok: false, reason: 'invalid_payload' };
	}
	const fields = payload as Record<string, unknown>;
	const text = fields['text'];
	if (text !== undefined && typeof text !== 'string') {
		return { ok: false, reason: 'invalid_payload' };
	}
	const isFilled = (list: unknown) => Array.isArray(list) && list.length > 0;
	const hasContent = Boolean(text) || isFilled(fields['blocks']) || isFilled(fields['attachments']);
	if (!hasContent) return { ok: false, reason: 'no_text' };
	return { ok: true, text: text ?? '', payload: fields };
}
