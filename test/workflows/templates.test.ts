import { stageOf } from './harness';
import { editScenarios } from './scenarios/edits';
import { gateScenarios } from './scenarios/gate';
import { mappingScenarios } from './scenarios/mapping';
import { timingScenarios } from './scenarios/timing';

/** The shipped templates on a real n8n against the simulators; outcomes are read from the simulators. */
describe('the shipped templates on a real n8n', () => {
	const stage = stageOf();

	editScenarios(stage);
	timingScenarios(stage);
	gateScenarios(stage);
	mappingScenarios(stage);
});
