/** The flows that bring orders in step, each with signals of its own: one for every target, and one for its money. */
export const LANES = ['linnworks', 'netsuite', 'netsuiteRefunds'] as const;
export type Lane = (typeof LANES)[number];

/** The flow a row belongs to. Rows from before there were several name none; they are of the first. */
export const laneOf = (value: unknown): Lane => LANES.find((lane) => lane === value) ?? LANES[0];
