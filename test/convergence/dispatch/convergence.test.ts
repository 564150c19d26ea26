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
	law: 'whatever happens, the shop knows what left, or a person knows why not',
	story,
	tell: tellStory,
	steps: Number(process.env['CONVERGENCE_DISPATCH_STEPS']) || 500,
	again: 'npm run bench -- convergence --target dispatch',
});
