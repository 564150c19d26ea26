import { stageOf } from './harness';
import { readFaultScenarios, writeFaultScenarios } from './scenarios/faults';
import { refusedWebhookScenarios, webhookScenarios } from './scenarios/webhooks';

/** What goes wrong between the shop, n8n and the warehouse, with the catch-up running every few seconds. */
describe('the shipped templates while vendors fail', () => {
	const everyFiveSeconds = { field: 'seconds', secondsInterval: 5 };
	const stage = stageOf(
		{},
		{ osync_order_edit_catch_up: { 'Every five minutes': everyFiveSeconds } },
	);

	writeFaultScenarios(stage);
	readFaultScenarios(stage);
	webhookScenarios(stage);
	refusedWebhookScenarios(stage);
});
