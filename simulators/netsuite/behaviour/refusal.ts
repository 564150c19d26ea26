const TITLES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	429: 'Bad Request',
	500: 'Internal Server Error',
};

/** The error body of the vendor, docs/vendors/netsuite.md §8.4. */
export function errorBody(
	status: number,
	code: string,
	detail: string,
	more: { path?: string | undefined; topCode?: string } = {},
): Record<string, unknown> {
	return {
		type: 'https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html',
		title: TITLES[status] ?? 'Internal Server Error',
		status,
		...(more.topCode === undefined ? {} : { 'o:errorCode': more.topCode }),
		'o:errorDetails': [
			{
				detail,
				'o:errorCode': code,
				...(more.path === undefined ? {} : { 'o:errorPath': more.path }),
			},
		],
	};
}

/** A refusal with the status and the body the vendor sends. */
export class NetSuiteRefusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly path?: string,
	) {
		super(message);
	}

	/** The JSON body of the refusal. */
	toBody(): Record<string, unknown> {
		return errorBody(this.status, this.code, this.message, { path: this.path });
	}
}

/** 400 for a business rule. */
export function userError(message: string, path?: string): NetSuiteRefusal {
	return new NetSuiteRefusal(400, 'USER_ERROR', message, path);
}

/** 400 for a value in the body that makes no sense. */
export function invalidContent(message: string, path?: string): NetSuiteRefusal {
	return new NetSuiteRefusal(400, 'INVALID_CONTENT', message, path);
}

/** 404 for a record that is not there. */
export function nonexistent(): NetSuiteRefusal {
	return new NetSuiteRefusal(404, 'NONEXISTENT_ID', 'The record instance does not exist.');
}

/** 400 or 404 for a request nothing answers to. */
export function invalidRequest(message: string, status: 400 | 404 | 405 = 400): NetSuiteRefusal {
	return new NetSuiteRefusal(status, 'INVALID_REQUEST', message);
}
