import { Stage } from './harness';
import { crashScenarios, overlapScenarios } from './scenarios/crashes';

/** A real n8n that is killed without warning, and sweeps that run into one another. */
describe('the shipped templates when n8n dies', () => {
	let opened: Stage | undefined;

	beforeAll(async () => {
		opened = await Stage.open();
	});

	afterAll(async () => {
		await opened?.close();
	});

	const stage = (): Stage => {
		if (!opened) throw new Error('The stage is not open');
		return opened;
	};

	overlapScenarios(stage);
	crashScenarios(stage);
});
