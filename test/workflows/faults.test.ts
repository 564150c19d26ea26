import { Stage } from './harness';
import { readFaultScenarios, writeFaultScenarios } from './scenarios/faults';
import { refusedWebhookScenarios, webhookScenarios } from './scenarios/webhooks';

/** What goes wrong between the shop, n8n and the warehouse, with the catch-up running every few seconds. */
describe('the shipped templates while vendors fail', () => {
	let opened: Stage | undefined;

	beforeAll(async () => {
		const everyFiveSeconds = { field: 'seconds', secondsInterval: 5 };
		opened = await Stage.open(
			{},
			{ osync_order_edit_catch_up: { 'Every five minutes': everyFiveSeconds } },
		);
	});

	afterAll(async () => {
		await opened?.close();
	});

	const stage = (): Stage => {
		if (!opened) throw new Error('The stage is not open');
		return opened;
	};

	writeFaultScenarios(stage);
	readFaultScenarios(stage);
	webhookScenarios(stage);
	refusedWebhookScenarios(stage);
});
