import { z } from 'zod';
import type { RestockVerdict } from '../restock/restock-verdict';

/** What the ledger keeps of a verdict: enough to tell later what was decided, and on what it rested. */
export const restockSteps = (verdicts: readonly RestockVerdict[]): object[] =>
	verdicts.map(({ claim, verdict, units, confidence, reason, waitsFor, proofs }) => ({
		kind: claim.kind,
		id: claim.id,
		sku: claim.sku,
		locationId: claim.locationId,
		units,
		verdict,
		...(waitsFor ? { waitsFor: waitsFor.what, dueAt: waitsFor.dueAt } : {}),
		confidence,
		reason,
		proofs,
	}));

const toldStepSchema = z.object({
	kind: z.string(),
	id: z.string(),
	verdict: z.string(),
	units: z.number(),
	waitsFor: z.string().optional(),
});

/** A row of the ledger, as far as it tells of earlier verdicts. */
export type ToldRow = { order_key: string; recorded_at: string; steps: string };

/**
 * The verdicts on an order that no earlier look told of: all those that the newest row that holds any does not have, with
 * the same claim, units and wait. A row that cannot be read told of nothing, so the worst is to be told twice.
 */
export function newVerdicts(
	orderKey: string,
	verdicts: readonly RestockVerdict[],
	rows: readonly ToldRow[],
): RestockVerdict[] {
	const told = new Map<string, number>();
	for (const name of newestNames(rows.filter((row) => row.order_key === orderKey))) {
		told.set(name, (told.get(name) ?? 0) + 1);
	}
	return verdicts.filter(({ claim, verdict, units, waitsFor }) => {
		const name = nameOf({ ...claim, verdict, units, waitsFor: waitsFor?.what });
		const left = told.get(name) ?? 0;
		told.set(name, left - 1);
		return left <= 0;
	});
}

function newestNames(rows: readonly ToldRow[]): string[] {
	const telling = rows
		.map(({ recorded_at: at, steps }) => ({ at: Date.parse(at), names: namesIn(steps) }))
		.filter(({ at, names }) => !Number.isNaN(at) && names.length > 0)
		.sort((a, b) => b.at - a.at);
	return telling[0]?.names ?? [];
}

function namesIn(steps: string): string[] {
	try {
		const read = z.array(toldStepSchema).safeParse(JSON.parse(steps));
		return read.success ? read.data.map(nameOf) : [];
	} catch {
		return [];
	}
}

const nameOf = (step: {
	kind: string;
	id: string;
	verdict: string;
	units: number;
	waitsFor?: string | undefined;
}): string => JSON.stringify([step.kind, step.id, step.verdict, step.units, step.waitsFor ?? '']);
