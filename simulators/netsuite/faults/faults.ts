export type FaultKind =
	'status' | 'throttle' | 'unauthorized' | 'changed' | 'slow' | 'timeout' | 'drop';

/** Something that shall go wrong. */
export interface FaultDraft {
	/** HTTP method; every one when left out. */
	method?: string;
	/**
	 * Record type, `salesOrder/!transform/invoice`, `suiteql`, `metadata-catalog`, `serverTime` or `token`; everything
	 * when left out. Case does not matter.
	 */
	target?: string;
	/** Only calls for this record, by internal or external id, in the address or in the body. */
	record?: string;
	/** Before the call is carried out (default), or after it was and only the answer is lost. */
	when?: 'before' | 'after';
	/** `status` answers 500 or the given status, `changed` the optimistic lock, `slow` the right answer, late. */
	kind: FaultKind;
	/** For `status`; 500 when left out. */
	status?: number;
	body?: unknown;
	/** How many calls it hits; 1 when left out, 0 for every call until cleared. */
	times?: number;
	/** Calls let through first. */
	afterCalls?: number;
	/** How long a `timeout` keeps the socket open or an answer waits. */
	delayMs?: number;
}

/** A call as faults see it. */
export interface FaultTarget {
	method: string;
	target: string;
	recordIds: readonly string[];
}

interface Fault {
	draft: FaultDraft;
	seen: number;
	hits: number;
}

/** Faults on order. Each counts the calls it matches and fires on its turn. */
export class Faults {
	private faults: Fault[] = [];

	add(draft: FaultDraft): void {
		this.faults.push({ draft, seen: 0, hits: 0 });
	}

	clear(): void {
		this.faults = [];
	}

	/** The first fault due for this call at this stage, if any. */
	take(call: FaultTarget, stage: 'before' | 'after'): FaultDraft | null {
		let due: Fault | null = null;
		for (const fault of this.faults) {
			if (stageOf(fault.draft) !== stage || !matches(fault.draft, call)) continue;
			fault.seen += 1;
			if (due === null && isDue(fault)) due = fault;
		}
		if (due === null) return null;
		due.hits += 1;
		return due.draft;
	}
}

function stageOf(draft: FaultDraft): 'before' | 'after' {
	return draft.kind === 'slow' ? 'after' : (draft.when ?? 'before');
}

function isSame(wanted: string | undefined, actual: string): boolean {
	return wanted === undefined || wanted.toLowerCase() === actual.toLowerCase();
}

function matches(draft: FaultDraft, call: FaultTarget): boolean {
	if (!isSame(draft.method, call.method) || !isSame(draft.target, call.target)) return false;
	return draft.record === undefined || call.recordIds.includes(draft.record.toLowerCase());
}

function isDue({ draft, seen, hits }: Fault): boolean {
	const times = draft.times ?? 1;
	return seen > (draft.afterCalls ?? 0) && (times === 0 || hits < times);
}
