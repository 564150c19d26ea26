/**
 * Time that passes only when it is told to. Imported before everything else, because a clock that was read while a
 * module loaded would stay the real one. Sockets and timers stay real: only what asks for the time is told a story.
 */
jest.useFakeTimers({
	doNotFake: [
		'hrtime',
		'nextTick',
		'performance',
		'queueMicrotask',
		'setImmediate',
		'clearImmediate',
		'setInterval',
		'clearInterval',
		'setTimeout',
		'clearTimeout',
	],
});

/** The moment at which every story starts: a Monday noon. */
const START = Date.parse('2026-03-02T12:00:00Z');

export const restartTime = (): void => void jest.setSystemTime(START);

export const passTime = (milliseconds: number): void =>
	void jest.setSystemTime(Date.now() + milliseconds);
