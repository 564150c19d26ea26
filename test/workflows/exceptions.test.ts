import { stageOf } from './harness';
import { REPLAY_SCHEDULES, replayScenarios } from './scenarios/replay';

/** What people do with an exception, and what happens when nobody does anything. */
describe('exceptions on a real n8n', () => {
	const stage = stageOf({}, REPLAY_SCHEDULES);

	replayScenarios(stage);
});
