export type FaultKind = 'status' | 'timeout' | 'drop' | 'quota' | 'expireSession';

/** Something that shall go wrong. */
export interface FaultDraft {
	/** `Controller/Method`, a v2 operation such as `v2/orders`, or `*`. */
	operation: string;
	/** Before the call is carried out (default), or after it was and only the answer is lost. */
	when?: 'before' | 'after';
	kind: FaultKind;
	/** For `status`; 500 when left out. */
	status?: number;
	body?: unknown;
	/** How many calls it hits; 1 when left out, 0 for every call until cleared. */
	times?: number;
	/** Calls let through first. */
	afterCalls?: number;
	/** How long a `timeout` keeps the socket open, or a `status` waits before it answers. */
	delayMs?: number;
	/** Only calls that name this order id or reference. */
	matchOrderId?: string;
}

interface Fault {
	draft: FaultDraft;
	seen: number;
	hits: number;
}

/** Sessions expire ahead of everything else; the others stand before or after the write. */
export type FaultStage = 'session' | 'before' | 'after';

function stageOf(draft: FaultDraft): FaultStage {
	return draft.kind === 'expireSession' ? 'session' : (draft.when ?? 'before');
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

	/** The first fault due for this call at this stage, if any. `keys` are the orders it names. */
	take(operation: string, stage: FaultStage, keys: readonly string[]): FaultDraft | null {
		let due: Fault | null = null;
		for (const fault of this.faults) {
			if (stageOf(fault.draft) !== stage || !matches(fault.draft, operation, keys)) continue;
			fault.seen += 1;
			if (due === null && isDue(fault)) due = fault;
		}
		if (due === null) return null;
		due.hits += 1;
		return due.draft;
	}
}

function matches(draft: FaultDraft, operation: string, keys: readonly string[]): boolean {
	const wanted = draft.operation.toLowerCase();
	if (wanted !== '*' && wanted !== operation.toLowerCase()) return false;
	return draft.matchOrderId === undefined || keys.includes(draft.matchOrderId.toLowerCase());
}

function isDue({ draft, seen, hits }: Fault): boolean {
	const times = draft.times ?? 1;
	return seen > (draft.afterCalls ?? 0) && (times === 0 || hits < times);
}
