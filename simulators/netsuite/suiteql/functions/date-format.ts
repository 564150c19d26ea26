import { toTime } from './stored-date';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const ELEMENT = /YYYY|HH24|HH12|MON|YY|MM|DD|HH|MI|SS|AM|PM|Q|"[^"]*"|[^A-Za-z0-9"]/iy;

/** A stored date in an Oracle format such as `YYYY-MM-DD HH24:MI:SS`. */
export function formatDate(stored: string, format: string): string {
	const time = toTime(stored);
	const parts: Record<string, string> = {
		YYYY: stored.slice(0, 4),
		YY: stored.slice(2, 4),
		MM: stored.slice(5, 7),
		MON: MONTHS[time.getUTCMonth()] ?? '',
		DD: stored.slice(8, 10),
		HH24: stored.slice(11, 13),
		MI: stored.slice(14, 16),
		SS: stored.slice(17, 19),
		Q: String(Math.floor(time.getUTCMonth() / 3) + 1),
	};
	const half = time.getUTCHours() < 12 ? 'AM' : 'PM';
	const hour = String(((time.getUTCHours() + 11) % 12) + 1).padStart(2, '0');
	Object.assign(parts, { AM: half, PM: half, HH: hour, HH12: hour });
	return elementsOf(format)
		.map((element) => parts[element] ?? literal(element))
		.join('');
}

/** The stored date that a text in an Oracle format means; throws when it does not fit. */
export function parseDate(text: string, format: string): string {
	const found: Record<string, string> = {};
	let rest = text.trim();
	for (const element of elementsOf(format)) {
		const pattern = patternOf(element);
		const taken = pattern.exec(rest)?.[0];
		if (taken === undefined) throw new Error(`a date does not fit the format ${format}`);
		found[element] = taken.toUpperCase();
		rest = rest.slice(taken.length);
	}
	if (rest !== '') throw new Error(`a date is longer than its format ${format}`);
	const month = found['MM'] ?? String(MONTHS.indexOf(found['MON'] ?? 'JAN') + 1);
	const year = found['YYYY'] ?? `20${found['YY'] ?? '00'}`;
	const day = [year.padStart(4, '0'), pad(month), pad(found['DD'] ?? '1')].join('-');
	const stored = `${day} ${pad(hourOf(found))}:${pad(found['MI'] ?? '0')}:${pad(found['SS'] ?? '0')}`;
	const time = toTime(stored);
	if (Number.isNaN(time.getTime()) || time.getUTCDate() !== Number(day.slice(8))) {
		throw new Error('a date is not in the calendar');
	}
	return stored;
}

/** A stored date the way the account shows it, without its time: `M/D/YYYY` has no leading zeros. */
export function formatAccountDate(stored: string, format: string): string {
	const [year, month, day] = [stored.slice(0, 4), stored.slice(5, 7), stored.slice(8, 10)];
	const parts: Record<string, string> = {
		YYYY: year,
		MM: month,
		DD: day,
		M: String(Number(month)),
		D: String(Number(day)),
	};
	return format.replace(/YYYY|MM|DD|M|D/g, (part) => parts[part] ?? part);
}

function elementsOf(format: string): string[] {
	const elements: string[] = [];
	for (let at = 0; at < format.length;) {
		ELEMENT.lastIndex = at;
		const element = ELEMENT.exec(format)?.[0];
		if (element === undefined) throw new Error(`the date format ${format} is not recognised`);
		elements.push(element.startsWith('"') ? element : element.toUpperCase());
		at += element.length;
	}
	return elements;
}

function literal(element: string): string {
	return element.startsWith('"') ? element.slice(1, -1) : element;
}

function patternOf(element: string): RegExp {
	if (element === 'YYYY') return /^\d{4}/;
	if (element === 'MON') return /^[A-Za-z]{3}/;
	if (element === 'AM' || element === 'PM') return /^[AaPp][Mm]/;
	if (/^[A-Z]/.test(element)) return /^\d{1,2}/;
	return new RegExp(`^${literal(element).replace(/[^A-Za-z0-9]/g, '\\$&')}`);
}

function hourOf(found: Record<string, string>): string {
	const half = found['AM'] ?? found['PM'];
	const hour = found['HH24'] ?? found['HH12'] ?? found['HH'] ?? '0';
	return half === undefined ? hour : String((Number(hour) % 12) + (half === 'PM' ? 12 : 0));
}

function pad(part: string): string {
	return part.padStart(2, '0');
}
