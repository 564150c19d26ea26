import type { Call, NetSuiteSimulator } from '../../../simulators/netsuite';
import { HOLD, HOLD_MARK, LINE_ID } from './work-office';

type Json = Record<string, unknown>;

/** What the flows may write; everything else in the accounts is other people's. */
const WRITES: readonly string[] = [
	'POST salesOrder',
	'PATCH salesOrder',
	'POST creditMemo',
	'POST invoice/!transform/creditMemo',
	'POST returnAuthorization/!transform/creditMemo',
	'POST customerRefund',
	'POST creditMemo/!transform/customerRefund',
	'POST cashRefund',
];
const READS = /^(GET |POST suiteql|POST token)/;
const HOLD_FIELDS: readonly string[] = [HOLD, HOLD_MARK, 'orderStatus'];
/** A request that found the account full is tried again after this at the earliest. */
const SOONEST_MS = 1000;

const isLost = ({ status }: Call): boolean => status === 0 || status >= 500;
const itemsOf = (body: unknown): Json[] =>
	((body as { item?: { items?: Json[] } } | null)?.item?.items ?? []).map((each) => each);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Watches what an execution is told and what it writes; the laws hold whatever the settings. */
export class WriteWatch {
	readonly offences: string[] = [];
	private read = 0;
	private operation = '';
	/** Sales orders as this execution was last told, by id. */
	private seen = new Map<string, Json>();
	/** Records of which nobody knows whether the last write reached them, by id or external id. */
	private readonly open = new Set<string>();
	/** When a request was last turned away. */
	private readonly turnedAway = new Map<string, number>();

	constructor(private readonly netsuite: Pick<NetSuiteSimulator, 'calls'>) {}

	/** A new execution begins: it knows nothing. */
	begin(): void {
		this.follow();
		this.seen = new Map();
		this.operation = '';
	}

	/** The execution goes on to an operation of a node. */
	enter(operation: string): void {
		this.follow();
		this.operation = operation;
	}

	/** Looks through the calls made since the last look. */
	follow(): void {
		const calls = this.netsuite.calls.since(this.read);
		this.read += calls.length;
		for (const call of calls) {
			this.judgePace(call);
			if (READS.test(call.operation)) this.learn(call);
			else this.judge(call);
		}
	}

	private offend(call: Call, what: string): void {
		this.offences.push(`${this.operation}: ${call.operation} ${what}`);
	}

	private judgePace(call: Call): void {
		const name = JSON.stringify([call.operation, call.key, call.query, call.body]);
		const at = Date.parse(call.at);
		const last = this.turnedAway.get(name);
		if (last !== undefined && at - last < SOONEST_MS) {
			this.offend(call, `again ${at - last} ms after it was turned away`);
		}
		this.turnedAway.delete(name);
		if (call.status === 429) this.turnedAway.set(name, at);
	}

	private learn(call: Call): void {
		if (call.status !== 200) return;
		if (call.operation === 'GET salesOrder') {
			const record = call.reply as Json;
			this.seen.set(textOf(record['id']), record);
			this.settle(record['id'], record['externalId']);
		}
		if (call.operation !== 'POST suiteql') return;
		const { params = [] } = call.body as { params?: unknown[] };
		this.settle(...params);
	}

	private settle(...ids: unknown[]): void {
		for (const id of ids) this.open.delete(String(id).toLowerCase());
	}

	private judge(call: Call): void {
		if (!WRITES.includes(call.operation)) return this.offend(call, 'is none of its business');
		const body = (call.body ?? {}) as Json;
		const name = (textOf(body['externalId']) || (call.key ?? '')).toLowerCase();
		if (this.open.has(name)) this.offend(call, 'without having looked what became of the last one');
		if (isLost(call)) this.open.add(name);
		if (/already exists/.test(JSON.stringify(call.reply ?? ''))) {
			this.offend(call, 'of what is there already');
		}
		if (call.operation === 'PATCH salesOrder') this.judgePatch(call, body);
	}

	private judgePatch(call: Call, body: Json): void {
		const known = this.seen.get(call.key ?? '');
		const isHoldOnly = Object.keys(body).every((name) => HOLD_FIELDS.includes(name));
		if (!known) {
			if (!isHoldOnly) this.offend(call, 'without having read it');
			return;
		}
		if (known[HOLD] === true && textOf(known[HOLD_MARK]) !== 'order-sync') {
			this.offend(call, 'although somebody else holds it');
		}
		const held = itemsOf(known);
		for (const line of itemsOf(body)) {
			const same = held.find((each) => each['line'] === line['line']);
			if (line['line'] !== undefined && !same) this.offend(call, 'names a line that is not there');
			if (line['line'] === undefined) this.judgeNewLine(call, line, held);
		}
		if (call.query['replace'] !== 'item') return;
		const kept = itemsOf(body).map((line) => line['line']);
		const dropped = held.filter((line) => !kept.includes(line['line']));
		for (const line of dropped) {
			if (textOf(line[LINE_ID]) === '') this.offend(call, 'takes away a line that is not ours');
			if (Number(line['quantityFulfilled'] ?? 0) > 0 || Number(line['quantityBilled'] ?? 0) > 0) {
				this.offend(call, 'takes away a line that has moved');
			}
		}
	}

	/** A line without its key is added, so it must be one that is planned and not there yet. */
	private judgeNewLine(call: Call, line: Json, held: readonly Json[]): void {
		const id = textOf(line[LINE_ID]);
		if (id === '') return this.offend(call, 'adds a line that remembers nothing');
		const isThere = held.some(
			(each) =>
				each[LINE_ID] === id && each['isClosed'] !== true && Number(each['quantity'] ?? 0) > 0,
		);
		if (isThere) this.offend(call, 'adds a line that is there');
	}
}
