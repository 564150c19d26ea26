import type { World } from '../../store/world';

const FIRST = 0x09425cc6a61000;

/** A reference like the ones the vendor makes up: fourteen hexadecimal digits. */
export const madeUpReference = (world: World, series: 'rmaReference' | 'refundReference'): string =>
	(FIRST + world.ids.number(series)).toString(16).toUpperCase().padStart(14, '0');
