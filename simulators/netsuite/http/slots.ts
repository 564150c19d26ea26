import type { NetSuiteSwitches } from '../switches';
import type { CallLog } from './call-log';

/** The requests an account answers in parallel, over all its integrations, docs/vendors/netsuite.md §8.1. */
export class Slots {
	private inHand = 0;

	constructor(
		private readonly switches: NetSuiteSwitches,
		private readonly calls: CallLog,
	) {}

	/** Takes a slot; false when none is free. */
	take(): boolean {
		if (this.inHand >= this.switches.concurrencyLimit) {
			this.calls.overLimit += 1;
			return false;
		}
		this.inHand += 1;
		this.calls.peakParallel = Math.max(this.calls.peakParallel, this.inHand);
		return true;
	}

	/** Gives a taken slot back. */
	release(): void {
		this.inHand -= 1;
	}
}
