import type { FulfilmentFacts, WaveFact } from '../../domain/target/fulfilment-facts';

/** An open, paid, untouched order in the warehouse, except for what the story says. */
export function someFacts(changes: Partial<FulfilmentFacts> = {}): FulfilmentFacts {
	return {
		found: true,
		closed: false,
		cancelled: false,
		partShipped: false,
		handedOver: false,
		waves: [],
		labelPrinted: false,
		trackingNumber: '',
		invoicePrinted: false,
		pickListPrinted: false,
		locked: false,
		parked: false,
		paid: true,
		merged: false,
		unknown: [],
		...changes,
	};
}

/** A pick wave that nobody has started. */
export function aWave(changes: Partial<WaveFact> = {}): WaveFact {
	return {
		waveId: '7',
		finished: false,
		notStarted: true,
		state: 'Unallocated',
		pickState: 'Unpicked',
		pickedUnits: 0,
		...changes,
	};
}
