import type { LineageStory } from './lineage-story';

/** Every exception raised so far, as order name and code. */
export const codesOf = (story: LineageStory): string[] =>
	story.exceptions.map(({ order_name: name, code }) => `${name} ${code}`);

/** Nothing was free in between, and nothing could be picked twice. */
export function expectNoGap(story: LineageStory): void {
	expect(story.mostPickable).toBeLessThanOrEqual(1);
	expect(story.leastReserved).toMatchObject({ 'TEE-RED-M': 2, 'MUG-01': 1 });
}
