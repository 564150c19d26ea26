import { stageOf } from './harness';
import { articleScenarios } from './scenarios/articles';
import { IMPORT_SCHEDULES, IMPORT_SETTINGS, importScenarios } from './scenarios/imports';

/** Orders that nobody else brings into the warehouse. */
describe('orders are imported on a real n8n', () => {
	const stage = stageOf(IMPORT_SETTINGS, IMPORT_SCHEDULES);

	importScenarios(stage);
	articleScenarios(stage);
});
