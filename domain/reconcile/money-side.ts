import { laneOf, type Lane } from '../signal/lane';
import type { SyncItem } from '../report/sync-item';

/** What the daily comparison of money has to know of a system. */
type MoneySystem = {
	name: string;
	/** The flow that books or records its refunds. */
	lane: Lane;
	/** Flows whose exceptions can explain a difference. */
	lanes: readonly Lane[];
};

const WAREHOUSE: MoneySystem = {
	name: 'Linnworks',
	lane: 'linnworksRefunds',
	lanes: ['linnworks', 'linnworksRefunds', 'linnworksReturns', 'restocks'],
};
const ACCOUNTS: MoneySystem = {
	name: 'NetSuite',
	lane: 'netsuiteRefunds',
	lanes: ['netsuite', 'netsuiteRefunds'],
};

/** Whether a system keeps records beside its orders; any other has books. */
export const keepsRecords = (system: string): boolean => system === 'linnworks';

export const moneySystem = (system: string): MoneySystem =>
	keepsRecords(system) ? WAREHOUSE : ACCOUNTS;

/**
 * The systems with which an order is compared: those that something was read of, or else the one it was meant to be
 * compared with.
 */
export function systemsOf({ target, books, records }: SyncItem, intended: string): string[] {
	const read = [target, books, records].flatMap((each) => each?.system ?? []);
	return read.length > 0 ? [...new Set(read)].sort() : [intended];
}

/** An open row of the exceptions table, as far as it can explain a difference. */
export type OpenTrouble = {
	id: string;
	orderKey: string;
	code: string;
	lane: Lane;
	fingerprint: string;
};

export const toOpenTrouble = (row: Readonly<Record<string, unknown>>): OpenTrouble => ({
	id: String(row['id'] ?? ''),
	orderKey: String(row['order_key'] ?? ''),
	code: String(row['code'] ?? ''),
	lane: laneOf(row['lane']),
	fingerprint: String(row['fingerprint'] ?? ''),
});

/** The open exceptions on which somebody already works, for one order and system: number and code, oldest first. */
export const explainedBy = (
	orderKey: string,
	system: string,
	open: readonly OpenTrouble[],
): string =>
	open
		.filter((row) => row.orderKey === orderKey && moneySystem(system).lanes.includes(row.lane))
		.sort((one, other) => Number(one.id) - Number(other.id))
		.map(({ id, code }) => `${id} ${code}`.trim())
		.join(', ');
