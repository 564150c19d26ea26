import { err, ok, type Result } from '../../../domain/result';
import { isReal, type SublistLine } from './to-sublists';

/**
 * The lines that go when these are removed: a whole item group takes its frame along. A part of a group cannot be
 * removed (docs/vendors/netsuite.md §6); that is said before anything is written.
 */
export function leavingLines(
	removed: ReadonlySet<number>,
	lines: readonly SublistLine[],
): Result<ReadonlySet<number>, string> {
	const leaving = new Set(removed);
	for (const group of groupsOf(lines)) {
		const members = group.filter(isReal);
		const gone = members.filter(({ line }) => removed.has(line));
		if (gone.length === 0) continue;
		const [left] = members.filter(({ line, isClosed }) => !removed.has(line) && !isClosed);
		if (left) {
			return err(
				`Line ${gone[0]?.line} belongs to an item group of which line ${left.line} is to stay: remove the whole group, or set Removed Lines to Reduce or Close`,
			);
		}
		for (const { line } of group) leaving.add(line);
	}
	return ok(leaving);
}

function groupsOf(lines: readonly SublistLine[]): SublistLine[][] {
	const groups: SublistLine[][] = [];
	let open: SublistLine[] | null = null;
	for (const line of lines) {
		if (line.itemType === 'Group') groups.push((open = []));
		open?.push(line);
		if (line.itemType === 'EndGroup') open = null;
	}
	return groups;
}
