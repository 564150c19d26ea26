import type { RestockReturn } from './restock-facts';

const sum = (list: ReadonlyArray<{ quantity: number }>): number =>
	list.reduce((total, { quantity }) => total + quantity, 0);

/** The units of one line in one return, as they are accounted for claim by claim. */
export class ReturnUnits {
	/** Units whose fate may still be told by a disposition. */
	private toDecide: number;
	/** Units looked at but not decided, less those decided since. */
	private undecided: number;
	/** Units looked at but not decided then, and decided since. */
	private decidedSince: number;
	/** Units of refund lines that some disposition tells of. */
	private disposed: number;
	/** Units of refund lines that no disposition tells of. */
	private undisposed: number;

	constructor({ lines, dispositions }: RestockReturn, lineId: string) {
		const returned = sum(lines.filter((line) => line.lineId === lineId));
		const ofLine = dispositions.filter((each) => each.lineId === lineId);
		const decided = sum(ofLine.filter(({ type }) => type !== 'processingRequired'));
		this.toDecide = returned;
		const waiting = sum(ofLine) - decided;
		this.undecided = Math.max(0, Math.min(waiting, returned - decided));
		this.decidedSince = Math.min(decided, waiting - this.undecided);
		this.disposed = Math.min(returned, sum(ofLine));
		this.undisposed = returned - this.disposed;
	}

	readonly takeDecided = (wanted: number): number => {
		const taken = Math.min(wanted, this.toDecide);
		this.toDecide -= taken;
		return taken;
	};

	readonly takeUndecided = (wanted: number): number => {
		const taken = Math.min(wanted, this.undecided);
		this.undecided -= taken;
		return taken;
	};

	readonly takeDecidedSince = (wanted: number): number => {
		const taken = Math.min(wanted, this.decidedSince);
		this.decidedSince -= taken;
		return taken;
	};

	readonly takeDisposed = (wanted: number): number => {
		const taken = Math.min(wanted, this.disposed);
		this.disposed -= taken;
		return taken;
	};

	readonly takeUndisposed = (wanted: number): number => {
		const taken = Math.min(wanted, this.undisposed);
		this.undisposed -= taken;
		return taken;
	};
}
