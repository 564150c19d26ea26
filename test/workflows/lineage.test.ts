import { stageOf } from './harness';
import { IMPORT_SCHEDULES, IMPORT_SETTINGS } from './scenarios/imports';
import { lineageScenarios } from './scenarios/lineage';

/** Editing apps that cancel an order and make it anew. */
describe('recreated orders on a real n8n', () => {
	const stage = stageOf(IMPORT_SETTINGS, IMPORT_SCHEDULES);

	lineageScenarios(stage);
});
