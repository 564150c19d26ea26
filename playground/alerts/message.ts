/** An e-mail as it was received, with the parts the playground shows. */
export interface CaughtMail {
	kind: 'mail';
	receivedAt: string;
	from: string;
	to: string[];
	subject: string;
	headers: Record<string, string>;
	text: string;
	html: string;
	raw: string;
}

/** A message posted to the Slack address. */
export interface CaughtSlackMessage {
	kind: 'slack';
	receivedAt: string;
	path: string;
	text: string;
	payload: Record<string, unknown>;
}
