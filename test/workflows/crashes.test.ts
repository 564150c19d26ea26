import { stageOf } from './harness';
import { crashScenarios, overlapScenarios } from './scenarios/crashes';

/** A real n8n that is killed without warning, and sweeps that run into one another. */
describe('the shipped templates when n8n dies', () => {
	const stage = stageOf();

	overlapScenarios(stage);
	crashScenarios(stage);
});
