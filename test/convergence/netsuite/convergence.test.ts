import '../engine/virtual-time';
import { checkStories } from '../check-stories';
import { story } from './story';
import { tellStory } from './tell-story';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

checkStories({
	law: 'whatever happens, the accounts end in step with the shop, or with a person',
	story,
	tell: tellStory,
	steps: Number(process.env['CONVERGENCE_NETSUITE_STEPS']) || 900,
	again: 'npm run bench -- convergence --target netsuite',
});
