/** One request as the simulator saw it. */
export interface Call {
	at: string;
	/** When it arrived and when its answer was ready, in ms on one running count; it held its slot meanwhile. */
	startedMs: number;
	endedMs: number;
	method: string;
	/** Method and target: `PATCH salesOrder`, `POST salesOrder/!transform/invoice`, `POST suiteql`. */
	operation: string;
	/** Record id or `eid:...` as it stands in the address. */
	key: string | null;
	/** Internal and external ids of the record, in lower case. */
	recordIds: string[];
	query: Record<string, string>;
	/** 0 when the connection was cut without an answer. */
	status: number;
	/** Headers that steer the account: prefer, x-netsuite-*, accept. */
	headers: Record<string, string>;
	body: unknown;
	reply: unknown;
}

/** Every request in order of its answer, the drivers' own left out. */
export class CallLog {
	private entries: Call[] = [];
	/** Most requests the account had in hand at once; refused ones do not count. */
	peakParallel = 0;
	/** Requests refused because the account had its hands full. */
	overLimit = 0;

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
		this.peakParallel = 0;
		this.overLimit = 0;
	}
}
