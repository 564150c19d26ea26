import { stageOf } from './harness';
import { fieldScenarios } from './scenarios/fields';

/** Orders that are past the cut-off in a part only. */
describe('a gate per field on a real n8n', () => {
	const stage = stageOf();

	fieldScenarios(stage);
});
