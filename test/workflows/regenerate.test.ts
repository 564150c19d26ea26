import { stageOf } from './harness';
import { REGENERATE_SETTINGS, regenerateScenarios } from './scenarios/regenerate';

/** The strategy of merchants whose warehouse wants a new order for every edit. */
describe('orders are made anew on a real n8n', () => {
	const stage = stageOf(REGENERATE_SETTINGS);

	regenerateScenarios(stage);
});
