import { stageOf } from './harness';
import { DRIFT_SCHEDULES, DRIFT_SETTINGS, driftScenarios } from './scenarios/drift';

/** Orders that nobody edited in the shop, and that differ all the same. */
describe('drift is watched on a real n8n', () => {
	const stage = stageOf(DRIFT_SETTINGS, DRIFT_SCHEDULES);

	driftScenarios(stage);
});
