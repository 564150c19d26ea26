import {
	ABSENT_FACTS,
	type FulfilmentFacts,
	type WaveFact,
} from '../../domain/target/fulfilment-facts';

/** An open, paid, untouched order in the warehouse, except for what the story says. */
export function someFacts(changes: Partial<FulfilmentFacts> = {}): FulfilmentFacts {
	return { ...ABSENT_FACTS, found: true, paid: true, ...changes };
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

/** A pick wave that somebody has started, in which nothing of the order is picked yet. */
export const aStartedWave = (): WaveFact => aWave({ notStarted: false, state: 'InProgress' });

/** A pick wave in which the order is picked. */
export const aPickedWave = (): WaveFact =>
	aWave({ notStarted: false, state: 'InProgress', pickState: 'Picked', pickedUnits: 3 });
