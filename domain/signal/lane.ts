/**
 * The flows that look at orders, each with signals of its own: one for every target, one for its money, and for
 * Linnworks what it dispatched, the announced returns and the watch over restocks.
 */
export const LANES = [
	'linnworks',
	'dispatch',
	'linnworksRefunds',
	'linnworksReturns',
	'netsuite',
	'netsuiteRefunds',
	'restocks',
] as const;
export type Lane = (typeof LANES)[number];

/** The flow a row belongs to. Rows from before there were several name none; they are of the first. */
export const laneOf = (value: unknown): Lane => LANES.find((lane) => lane === value) ?? LANES[0];
