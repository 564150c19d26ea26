export type HttpRequest = {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Path on the credential's host; the credential adds host and authorisation. */
	path: string;
	query?: Record<string, string | string[]>;
	/** Further headers; the port says by itself that it accepts JSON. */
	headers?: Record<string, string>;
	/** An object is sent as JSON, URLSearchParams as a form. */
	body?: object | URLSearchParams;
	timeoutMs: number;
};

export type HttpResponse = {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body: unknown;
};

/** Thrown by a port when no response arrived at all. */
export class NoAnswer extends Error {
	constructor(
		/** The network's own code, such as ECONNRESET. */
		readonly code: string,
		/** Whether the request certainly never reached the vendor. */
		readonly neverSent: boolean,
	) {
		super(`No answer (${code})`);
		this.name = 'NoAnswer';
	}
}

/** The one door to the network: every status is an answer, only silence is an exception. */
export type HttpPort = (request: HttpRequest) => Promise<HttpResponse>;
