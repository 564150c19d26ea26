/** The id of the Default location and of the Default postal service, and the vendor's "nothing here". */
export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

const FAMILIES = {
	session: '5e551000',
	order: '0de40000',
	line: '11e00000',
	stockItem: '57c00000',
	location: '10ca0000',
	postalService: '90570000',
	note: '307e0000',
	property: '94090000',
	searchToken: '5ea40000',
	refundRow: '4ef00000',
	bin: 'b1200000',
} as const;

export type IdFamily = keyof typeof FAMILIES;

/** Hands out ids from one counter, so the same run always gives the same ids. */
export class Ids {
	private next = 0;
	private readonly numbers = new Map<string, number>();

	/** A lower-case GUID whose first group tells what it identifies. */
	guid(family: IdFamily): string {
		this.next += 1;
		return `${FAMILIES[family]}-0000-4000-8000-${this.next.toString(16).padStart(12, '0')}`;
	}

	/** The next integer of a series: order numbers, wave numbers, row numbers. */
	number(series: string, first = 1): number {
		const value = this.numbers.get(series) ?? first;
		this.numbers.set(series, value + 1);
		return value;
	}
}
