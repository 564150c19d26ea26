import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';
import { countersByLine, countersOf, type Counters } from './counters';
import type { LinePaths } from './merge-lines';
import { userError } from './refusal';
import { orderLetter } from './status';

type Record_ = Readonly<Transaction>;

function isLinked(counters: Counters): boolean {
	return counters.picked + counters.fulfilled + counters.billed + counters.returned > 0;
}

/** What of a line counts as a change of the order; memos and custom columns do not. */
function figures(line: Readonly<TransactionLine>): string {
	return JSON.stringify([line.item, line.quantity, line.rateMicros, line.amount]);
}

function isLineTouched(before: Record_, after: Record_): boolean {
	const shape = (record: Record_) =>
		record.lines.map((line) => [line.line, figures(line), line.isClosed]);
	return JSON.stringify(shape(before)) !== JSON.stringify(shape(after));
}

function isOnlyReopened(before: Record_, after: Record_): boolean {
	return (
		before.lines.length === after.lines.length &&
		before.lines.every((line, index) => {
			const now = after.lines[index];
			return now?.line === line.line && figures(now) === figures(line);
		})
	);
}

function checkStatus(world: World, before: Record_, after: Record_): void {
	const letter = orderLetter(world, before);
	if (!isLineTouched(before, after)) return;
	if (letter === 'C') throw userError('A cancelled order can not be changed.', 'item');
	if (letter === 'G') throw userError('A fully billed order can not be changed.', 'item');
	if (letter !== 'H' || isOnlyReopened(before, after)) return;
	const stillClosed = after.lines.every((line) => line.isClosed);
	if (stillClosed) throw userError('A closed order can not be changed.', 'item');
}

function checkParties(world: World, before: Record_, after: Record_): void {
	if (world.transactions.dependentsOf(before.id).length === 0) return;
	for (const name of ['entity', 'subsidiary', 'currency'] as const) {
		if (before[name] !== after[name]) {
			throw userError(`The field ${name} can not change once there are linked records.`, name);
		}
	}
}

function checkQuantity(world: World, line: TransactionLine, counters: Counters, path: string) {
	const { picked, fulfilled, billed } = counters;
	const floor = world.switches.belowPicked === 'refuse' ? picked : fulfilled;
	if (line.quantity < Math.max(floor, fulfilled)) {
		throw userError('The quantity can not be less than the quantity fulfilled.', path);
	}
	if (line.quantity < billed) {
		throw userError('The quantity can not be less than the quantity billed.', path);
	}
}

function checkLine(
	world: World,
	before: Readonly<TransactionLine>,
	after: TransactionLine,
	counters: Counters,
	path: string,
): void {
	if (figures(before) === figures(after)) return;
	if (before.isClosed && after.isClosed) {
		throw userError('A closed line has to be reopened before it is changed.', path);
	}
	if (before.item !== after.item && isLinked(counters)) {
		throw userError('The item of a line with linked records can not change.', `${path}.item`);
	}
	if (before.rateMicros !== after.rateMicros && counters.billed > 0) {
		throw userError('The rate of a billed line can not change.', `${path}.rate`);
	}
	checkQuantity(world, after, counters, `${path}.quantity`);
}

/**
 * Refuses a change of an order or return that its state forbids, by the counters of its lines,
 * docs/vendors/netsuite.md §3.6.
 */
export function checkOrderChange(
	world: World,
	before: Record_,
	after: Transaction,
	paths: LinePaths,
): void {
	checkStatus(world, before, after);
	checkParties(world, before, after);
	const byLine = countersByLine(world, before);
	for (const line of before.lines) {
		const counters = countersOf(byLine, line);
		const now = after.lines.find((other) => other.line === line.line);
		if (now) checkLine(world, line, now, counters, paths.get(line.line) ?? 'item');
		else if (isLinked(counters)) {
			throw userError(`Line ${line.line} has linked records and can not be removed.`, 'item');
		}
	}
	if (after.lines.length === 0) throw userError('An order needs at least one line.', 'item');
	if (before.isApproved && !after.isApproved && [...byLine.keys()].length > 0) {
		throw userError('An order with linked records can not go back to approval.', 'orderStatus');
	}
}
