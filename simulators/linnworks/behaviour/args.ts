import { invalidRequest } from './errors';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string is a hyphenated GUID. */
export function isGuid(text: string): boolean {
	return GUID.test(text);
}

function parsed(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value);
	} catch {
		throw invalidRequest();
	}
}

/** Reads the arguments of a call, whatever their letter case, as the vendor's model binding does. */
export class Args {
	private readonly fields = new Map<string, unknown>();

	constructor(source: unknown) {
		if (typeof source !== 'object' || source === null || Array.isArray(source)) return;
		for (const [name, value] of Object.entries(source)) {
			if (value !== null && value !== 'null') this.fields.set(name.toLowerCase(), value);
		}
	}

	has(name: string): boolean {
		return this.fields.has(name.toLowerCase());
	}

	isEmpty(): boolean {
		return this.fields.size === 0;
	}

	text(name: string): string | undefined {
		const value = this.fields.get(name.toLowerCase());
		if (value === undefined) return undefined;
		if (typeof value === 'object') throw invalidRequest();
		return String(value);
	}

	number(name: string): number | undefined {
		const value = this.text(name);
		if (value === undefined || value === '') return undefined;
		const number = Number(value);
		if (!Number.isFinite(number)) throw invalidRequest();
		return number;
	}

	integer(name: string): number | undefined {
		const number = this.number(name);
		if (number !== undefined && !Number.isInteger(number)) throw invalidRequest();
		return number;
	}

	flag(name: string): boolean | undefined {
		const value = this.text(name)?.toLowerCase();
		if (value === undefined || value === '') return undefined;
		if (value === 'true' || value === '1') return true;
		if (value === 'false' || value === '0') return false;
		throw invalidRequest();
	}

	guid(name: string): string | undefined {
		const value = this.text(name);
		if (value === undefined || value === '') return undefined;
		if (!isGuid(value)) throw invalidRequest();
		return value.toLowerCase();
	}

	date(name: string): Date | undefined {
		const value = this.text(name);
		if (value === undefined || value === '') return undefined;
		const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(value);
		const date = new Date(hasZone || value.length <= 10 ? value : `${value.replace(' ', 'T')}Z`);
		if (Number.isNaN(date.getTime())) throw invalidRequest();
		return date;
	}

	/** A list, or undefined when the argument is absent. */
	list(name: string): unknown[] | undefined {
		const value = parsed(this.fields.get(name.toLowerCase()));
		if (value === undefined) return undefined;
		if (!Array.isArray(value)) throw invalidRequest();
		return value;
	}

	guids(name: string): string[] {
		return (this.list(name) ?? []).map((value) => {
			if (typeof value !== 'string' || !isGuid(value)) throw invalidRequest();
			return value.toLowerCase();
		});
	}

	integers(name: string): number[] {
		return (this.list(name) ?? []).map((value) => {
			const number = Number(value);
			if (!Number.isInteger(number)) throw invalidRequest();
			return number;
		});
	}

	texts(name: string): string[] {
		return (this.list(name) ?? []).map(String);
	}

	children(name: string): Args[] {
		return (this.list(name) ?? []).map((value) => new Args(value));
	}

	child(name: string): Args | undefined {
		const value = parsed(this.fields.get(name.toLowerCase()));
		if (value === undefined) return undefined;
		if (typeof value !== 'object' || Array.isArray(value)) throw invalidRequest();
		return new Args(value);
	}

	/** The integer or the GUID or whatever the caller must send, or the vendor's anonymous 400. */
	static required<T>(value: T | undefined): T {
		if (value === undefined) throw invalidRequest();
		return value;
	}
}
