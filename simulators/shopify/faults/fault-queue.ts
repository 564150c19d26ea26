/** A fault to order up. `after` faults strike when the work has been done. */
export interface Fault {
	/** Only calls of this operation; any call without it. */
	readonly operationName?: string;
	readonly when: 'before' | 'after';
	readonly kind: 'status' | 'timeout' | 'drop' | 'throttle' | 'graphqlError' | 'delay';
	/** For `status`; 503 unless given. */
	readonly status?: number;
	/** How many calls it strikes; one unless given. */
	readonly times?: number;
	/** How many calls pass unharmed before; none unless given. */
	readonly skip?: number;
	readonly delayMs?: number;
}

/** Faults waiting to strike, oldest first. */
export class FaultQueue {
	private readonly waiting: Array<{ readonly fault: Fault; left: number; skip: number }> = [];

	add(fault: Fault): void {
		this.waiting.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 });
	}

	/** The fault that strikes now, counted down. */
	take(operationName: string, when: Fault['when']): Fault | null {
		const index = this.waiting.findIndex(
			({ fault }) =>
				fault.when === when &&
				(fault.operationName === undefined || fault.operationName === operationName),
		);
		const found = this.waiting[index];
		if (!found) return null;
		if (found.skip > 0) {
			found.skip -= 1;
			return null;
		}
		found.left -= 1;
		if (found.left <= 0) this.waiting.splice(index, 1);
		return found.fault;
	}

	clear(): void {
		this.waiting.length = 0;
	}
}
