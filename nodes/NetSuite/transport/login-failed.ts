/** A login that failed before the call was sent; its code survives n8n's wrapping, its text holds no secret. */
export class LoginFailed extends Error {
	constructor(
		/** `LOGIN_UNAVAILABLE` when a later try may work, any other `LOGIN_…` when it will not. */
		readonly code: string,
		message: string,
	) {
		super(message);
		this.name = 'LoginFailed';
	}
}
