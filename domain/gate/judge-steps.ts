import type { EditPlan, PlanStep } from '../edit/edit-plan';
import type { StateRow } from './assess-state';
import type { Standing } from './gate-context';
import type { RefusedStep } from './gate-decision';
import { judgeField, judgeStep } from './judge-step';
import { judgeTotals } from './judge-totals';

/** A plan's steps, told apart, and the row that stands for the whole: of what is known before what is not. */
export type JudgedPlan = { kept: PlanStep[]; refused: RefusedStep[]; row: StateRow };

type Verdict = { step: PlanStep; row: StateRow };

/**
 * Judges every step of a plan. Once a step takes the order out of its waves, the others meet an order in no wave.
 * An order and its successor stand or fall together: one refused step refuses all.
 */
export function judgeSteps(plan: EditPlan, standing: Standing): JudgedPlan {
	const steps = plan.steps.filter((step) => step.kind !== 'setTotals');
	let verdicts = judgeAll(steps, standing);
	const leaving = verdicts.find(({ row }) => row.code === 'EDIT_AFTER_WAVE_REMOVAL');
	const after: Standing = leaving
		? { ...standing, facts: { ...standing.facts, waves: [] } }
		: standing;
	if (leaving) verdicts = judgeAll(steps, after);
	const isSuccession = steps.some(
		(step) => step.kind === 'createOrder' || step.kind === 'cancelReplaced',
	);
	const obstacle = verdicts.find(({ row }) => row.verdict !== 'proceed')?.row;
	if (isSuccession && obstacle) verdicts = steps.map((step) => ({ step, row: obstacle }));
	return withTotals(plan, verdicts, after, leaving?.row);
}

const judgeAll = (steps: readonly PlanStep[], standing: Standing): Verdict[] =>
	steps.map((step) => ({ step, row: judgeStep(step, standing) }));

const toRefused = ({ step, row: { code, reason } }: Verdict): RefusedStep => ({
	step,
	code,
	reason,
});

function withTotals(
	plan: EditPlan,
	verdicts: readonly Verdict[],
	standing: Standing,
	leaving: StateRow | undefined,
): JudgedPlan {
	const passed = verdicts.filter(({ row }) => row.verdict === 'proceed');
	const stopped = verdicts.filter(({ row }) => row.verdict !== 'proceed');
	const kept = passed.map(({ step }) => step);
	const refused = stopped.map(toRefused);
	const lines = judgeField('lines', standing);
	const totals = plan.steps.find((step) => step.kind === 'setTotals');
	const verdict = totals ? judgeTotals(totals, { kept, refused }, lines, plan) : null;
	if (totals) {
		if (verdict) refused.push(toRefused({ step: totals, row: verdict }));
		else kept.push(totals);
	}
	if (kept.length > 0) return { kept, refused, row: leaving ?? passed[0]?.row ?? lines };
	const rows = stopped.map(({ row }) => row).sort((one, other) => weight(one) - weight(other));
	const [first] = rows;
	const row = first && !NEEDS_NOBODY.includes(first.code) ? first : (verdict ?? first ?? lines);
	return { kept, refused, row };
}

const NEEDS_NOBODY: ReadonlyArray<StateRow['code']> = ['REFUNDED_AFTER_DISPATCH', 'NOT_NEEDED'];

/** What speaks for the whole plan: a known reason, then one that is not known, then what needs nobody. */
function weight({ verdict, code }: StateRow): number {
	if (NEEDS_NOBODY.includes(code)) return 2;
	return verdict === 'refuse' ? 0 : 1;
}
