import { z } from 'zod';
import { normalised } from '../mapping/mappings';
import type { Tracking } from './dispatch-step';

const cell = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => String(value ?? '').trim());

const rowSchema = z
	.object({ target_vendor: cell, target_service: cell, source_company: cell, tracking_url: cell })
	.transform((row) => ({
		vendor: normalised(row.target_vendor),
		service: normalised(row.target_service),
		company: row.source_company,
		url: row.tracking_url,
	}));

/** The company under which the shop knows a carrier or service of the warehouse; an empty name stands for any. */
export type CarrierRow = z.infer<typeof rowSchema>;

/** Reads rows of osync_carrier_map; those that name neither carrier nor service are skipped. */
export const toCarrierRows = (rows: readonly unknown[]): CarrierRow[] =>
	rows
		.flatMap((row) => rowSchema.safeParse(row).data ?? [])
		.filter(({ vendor, service }) => vendor + service !== '');

/** Stands for the number in the address of a row. */
const NUMBER = /\{number\}/g;

type Carried = { carrier: string; service: string };
type Numbered = { trackingNumber: string; url: string };

/**
 * How numbers of a carrier are told to the shop. A row for carrier and service comes before one for the service, and that
 * before one for the carrier; a carrier without a row keeps its name. The row's address comes before the warehouse's own;
 * addresses are given only if every number has one, because they stand side by side. Without numbers nothing is told.
 */
export function toTracking(
	parcels: readonly Numbered[],
	{ carrier, service }: Carried,
	rows: readonly CarrierRow[],
): Tracking {
	const numbered = distinct(parcels.filter(({ trackingNumber }) => trackingNumber !== ''));
	if (numbered.length === 0) return { company: '', numbers: [], urls: [] };
	const row = rowFor({ carrier, service }, rows);
	const urls = numbered.map(({ trackingNumber, url }) =>
		toUrl(row?.url ? row.url.replace(NUMBER, encodeURIComponent(trackingNumber)) : url),
	);
	return {
		company: row?.company || carrier.trim() || service.trim(),
		numbers: numbered.map(({ trackingNumber }) => trackingNumber),
		urls: urls.every((url) => url !== '') ? urls : [],
	};
}

function rowFor(
	{ carrier, service }: Carried,
	rows: readonly CarrierRow[],
): CarrierRow | undefined {
	const [vendor, method] = [normalised(carrier), normalised(service)];
	const wanted: Array<[string, string]> = [
		[vendor, method],
		['', method],
		[vendor, ''],
	];
	for (const [v, s] of wanted) {
		const row = rows.find((each) => each.vendor === v && each.service === s && v + s !== '');
		if (row) return row;
	}
	return undefined;
}

const distinct = (parcels: readonly Numbered[]): Numbered[] => [
	...new Map(parcels.map((each) => [each.trackingNumber, each])).values(),
];

/** The shop refuses a whole call for one address that is none. */
const toUrl = (text: string): string =>
	/^https?:\/\/[^\s]+$/i.test(text.trim()) ? text.trim() : '';
