import './engine/virtual-time';
import { checkStories } from './check-stories';
import { story } from './steps';
import { tellStory } from './tell-story';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

checkStories({
	law: 'whatever happens, every order ends in step or with a person',
	story,
	tell: tellStory,
	steps: Number(process.env['CONVERGENCE_STEPS']) || 2600,
	again: 'npm run bench -- convergence',
});
