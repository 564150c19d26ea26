import { EMPTY_GUID } from './ids';

export interface CountryRecord {
	id: string;
	name: string;
	code: string;
	continent: string;
	taxRate: number;
	customsRequired: boolean;
}

/** Standard VAT rates in percent, for the countries a test order is likely to go to. */
const TAX_RATES: Record<string, number> = {
	...{ AT: 20, BE: 21, BG: 20, CY: 19, CZ: 21, DE: 19, DK: 25, EE: 24, ES: 21, FI: 25.5 },
	...{ FR: 20, GB: 20, GR: 24, HR: 25, HU: 27, IE: 23, IT: 22, LT: 21, LU: 17, LV: 21 },
	...{ MT: 18, NL: 21, PL: 23, PT: 23, RO: 21, SE: 25, SI: 22, SK: 23 },
};
const EUROPE = new Set([...Object.keys(TAX_RATES), 'AD', 'AL', 'CH', 'IS', 'LI', 'MC', 'NO', 'UA']);
const NORTH_AMERICA = new Set(['CA', 'MX', 'US']);
const NOT_COUNTRIES = new Set([
	'AC',
	'CP',
	'DG',
	'EA',
	'EU',
	'EZ',
	'IC',
	'QO',
	'TA',
	'UN',
	'XA',
	'XB',
	'ZZ',
]);

function continentOf(code: string): string {
	if (EUROPE.has(code)) return 'Europe';
	return NORTH_AMERICA.has(code) ? 'North America' : '';
}

function idOf(code: string): string {
	const digits = [...code].map((letter) => letter.charCodeAt(0).toString(16)).join('');
	return `c0000000-0000-4000-8000-${digits.padStart(12, '0')}`;
}

function listCountries(): CountryRecord[] {
	const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters
		.flatMap((first) => letters.map((second) => first + second))
		.filter((code) => !NOT_COUNTRIES.has(code))
		.filter((code) => new Intl.Locale(`und-${code}`).region === code)
		.map((code) => ({ code, name: names.of(code) ?? '' }))
		.filter(({ name }) => name !== '')
		.map(({ code, name }) => ({
			id: idOf(code),
			name,
			code,
			continent: continentOf(code),
			taxRate: TAX_RATES[code] ?? 0,
			customsRequired: TAX_RATES[code] === undefined || code === 'GB',
		}));
}

/** Every ISO country with a GUID that never changes between runs. */
export const COUNTRIES: readonly CountryRecord[] = listCountries();

/** Finds a country by GUID, by two-letter code or by its full name. */
export function findCountry(key: string): CountryRecord | undefined {
	if (key === '' || key === EMPTY_GUID) return undefined;
	const wanted = key.trim().toLowerCase();
	return COUNTRIES.find(
		({ id, code, name }) =>
			id === wanted || code.toLowerCase() === wanted || name.toLowerCase() === wanted,
	);
}
