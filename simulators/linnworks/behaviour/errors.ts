/** A refusal with the status and the body the vendor sends. */
export class LinnworksError extends Error {
	constructor(
		readonly status: number,
		message: string,
		/** False leaves the Code out of the body, as the vendor's own framework errors do. */
		readonly code: string | null | false = null,
	) {
		super(message);
	}

	/** The JSON body of the refusal. */
	toBody(): Record<string, string | null> {
		return this.code === false
			? { Message: this.message }
			: { Code: this.code, Message: this.message };
	}
}

/** 400 with a Code and a Message. */
export function refuse(message: string): LinnworksError {
	return new LinnworksError(400, message);
}

/** The anonymous 400 of the vendor's model binding. */
export function invalidRequest(): LinnworksError {
	return new LinnworksError(400, 'The request is invalid.', false);
}
