import type { Priority } from '../../nodes/shared/api-budget';
import type { SlotBudget } from '../../nodes/shared/slot-budget';

/** One call on its way through the budget, in ms since 1970. */
type Passage = { priority: Priority; queuedAt: number; startedAt: number; endedAt: number };

/** Both happened at once, as far as this process can tell. */
const SAME_MOMENT_MS = 1;

const now = (): number => performance.timeOrigin + performance.now();

/** Notes when calls were queued, started and ended, without changing anything about them. */
export class SlotWatch {
	private passages: Passage[] = [];

	constructor(budget: SlotBudget) {
		const run = budget.run.bind(budget);
		budget.run = async (key, slots, kind, call) => {
			const { priority } = kind;
			const passage = { priority, queuedAt: now(), startedAt: Infinity, endedAt: Infinity };
			this.passages.push(passage);
			return await run(key, slots, kind, async () => {
				passage.startedAt = now();
				try {
					return await call();
				} finally {
					passage.endedAt = now();
				}
			});
		};
	}

	reset(): void {
		this.passages = [];
	}

	/** From the first edit that was queued to the last that ended. */
	editPhase(): { from: number; to: number } {
		const edits = this.of('edit');
		return {
			from: Math.min(...edits.map(({ queuedAt }) => queuedAt)),
			to: Math.max(...edits.map(({ endedAt }) => endedAt)),
		};
	}

	/** Calls of a kind that started before the edits were done. */
	count(priority: Priority): number {
		const { to } = this.editPhase();
		return this.of(priority).filter(({ startedAt }) => startedAt <= to).length;
	}

	/** Bulk calls that were started while an edit was waiting. */
	bulkBeforeEdits(): number {
		const edits = this.of('edit');
		return this.of('bulk').filter((bulk) =>
			edits.some(
				({ queuedAt, startedAt }) =>
					queuedAt < bulk.startedAt - SAME_MOMENT_MS && startedAt > bulk.startedAt,
			),
		).length;
	}

	private of(priority: Priority): Passage[] {
		return this.passages.filter((each) => each.priority === priority);
	}
}
