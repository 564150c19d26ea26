/** One GraphQL call as the shop saw it. */
export interface Call {
	readonly at: Date;
	readonly operationName: string;
	/** The cost charged; null when the call never got so far. */
	readonly cost: number | null;
	/** The HTTP status sent; null when the connection was cut or never answered. */
	readonly status: number | null;
	/** The code of the first GraphQL error, if any. */
	readonly error: string | null;
}

/** What was asked of the shop, in order. Control calls are not in it. */
export class CallLog {
	private readonly calls: Call[] = [];

	record(call: Call): void {
		this.calls.push(call);
	}

	all(): readonly Call[] {
		return [...this.calls];
	}

	/** How many calls there were, in all or of one operation. */
	count(operationName?: string): number {
		return this.calls.filter(
			(call) => operationName === undefined || call.operationName === operationName,
		).length;
	}

	/** Calls after the first `index`, as `count()` numbered them. */
	since(index: number): readonly Call[] {
		return this.calls.slice(index);
	}

	reset(): void {
		this.calls.length = 0;
	}
}
