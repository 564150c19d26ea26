/** One request as the simulator saw it. */
export interface Call {
	at: string;
	method: string;
	/** `Controller/Method`, or `v2/orders` and the like; the path when nothing answers there. */
	operation: string;
	encoding: 'json' | 'form' | 'query';
	/** 0 when the connection was cut without an answer. */
	status: number;
	/** Order ids and references the request names. */
	orderIds: string[];
	/** The request unwrapped to the JSON body the contract describes. */
	body: unknown;
	reply: unknown;
}

/** Every request in order of arrival, the drivers' own left out. */
export class CallLog {
	private entries: Call[] = [];

	add(call: Call): void {
		this.entries.push(call);
	}

	/** Calls so far, of one operation or of all. */
	count(operation?: string): number {
		return operation === undefined ? this.entries.length : this.of(operation).length;
	}

	/** The calls of one operation. */
	of(operation: string): Call[] {
		return this.entries.filter((call) => call.operation === operation);
	}

	/** The calls that came after the first `n`. */
	since(n: number): Call[] {
		return this.entries.slice(n);
	}

	all(): Call[] {
		return [...this.entries];
	}

	reset(): void {
		this.entries = [];
	}
}
