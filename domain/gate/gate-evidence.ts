import { describeEditor } from './attribute-change';
import type { Standing } from './gate-context';
import type { GateDecision } from './gate-decision';

/** Every fact a decision rests on, for the person who asks why. Finished waves bind nothing and are left out. */
export function toEvidence({ facts, attribution }: Standing): GateDecision['evidence'] {
	const { waves, unknown, closedAs, closedAt, ...rest } = facts;
	return {
		...rest,
		...(closedAs ? { closedAs } : {}),
		...(closedAt === undefined ? {} : { closedAt }),
		waves: waves
			.filter((wave) => !wave.finished)
			.map((wave) => `${wave.waveId} ${wave.state}/${wave.pickState} picked ${wave.pickedUnits}`)
			.join(', '),
		unknown: unknown.join(', '),
		editedBy: describeEditor(attribution),
	};
}
