import { err, ok, type Result } from '../result';

/** What is kept back from sale: units, or a part of what is available, in hundredths of a percent. */
export type StockBuffer =
	{ kind: 'absolute'; units: number } | { kind: 'percent'; hundredths: number };

/** No buffer at all. */
export const NO_BUFFER: StockBuffer = { kind: 'absolute', units: 0 };

const WHOLE = /^\d{1,9}$/;
const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%$/;

/** Reads `5` (units) or `10%` (of what is available, up to two decimals); null for an empty text. */
export function parseBuffer(text: string): Result<StockBuffer | null, string> {
	const given = text.trim();
	if (given === '') return ok(null);
	if (WHOLE.test(given)) return ok({ kind: 'absolute', units: Number(given) });
	const [, whole, decimals = ''] = PERCENT.exec(given) ?? [];
	const hundredths = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
	if (whole === undefined || hundredths > 10_000) {
		return err(`"${given}" is neither units such as 5 nor a percentage such as 10%`);
	}
	return ok({ kind: 'percent', hundredths });
}

/** What a buffer leaves of some units. A part of a unit is never promised. */
export const lessBuffer = (units: number, buffer: StockBuffer): number =>
	buffer.kind === 'absolute'
		? units - buffer.units
		: Math.floor((units * (10_000 - buffer.hundredths)) / 10_000);
