import type { CaughtMail } from '../alerts/message';
import type { RowValue } from '../n8n/data-tables-api';
import { TABLES } from '../world/install-templates';
import type { World } from '../world/world';
import { countCalls, type Calls } from './count-calls';
import { comesTrue, secondsSince } from './timing';

const REPORT = { workflow: 'osync_operations_report', trigger: 'Every morning' };
const DAY_MS = 24 * 3_600_000;
/** Marks the rows that are there for the report only. */
const BORROWED = 'playground-report';

/** Columns that n8n fills in itself. */
const OF_N8N = ['id', 'createdAt', 'updatedAt'];

/** Figures that are shown in the console; the mail has all. */
const MAIN_FIGURES = [
	'Orders written',
	'Edits',
	'Time until written: half of the orders',
	'Stock pushes',
];

export type ReportOutcome = { subject: string | null; calls: Calls; seconds: number };

/** Runs the operations report now, and tells what its mail says. */
export async function followReport(
	world: World,
	say: (line: string) => void,
	whereToRead: string,
): Promise<ReportOutcome> {
	const startedAt = Date.now();
	const calls = countCalls(world);
	const mail = await sendReport(world);
	say('\nThe operations report, as if all this had been yesterday:');
	if (!mail) say('  NOT THERE  no report was mailed');
	else {
		say(`  ${mail.subject}`);
		for (const figure of mainFigures(mail)) say(`    ${figure}`);
		say(`  with picture and file: ${whereToRead}`);
	}
	return { subject: mail?.subject ?? null, calls: calls(), seconds: secondsSince(startedAt) };
}

/**
 * Lets n8n make the daily report. It is about the day before, so the rows of today are entered as yesterday's for it,
 * and taken out again. Undefined if no mail came.
 */
export async function sendReport(
	world: Pick<World, 'api' | 'smtp'>,
): Promise<CaughtMail | undefined> {
	const { api, smtp } = world;
	const before = smtp.messages.length;
	await lendRows(world);
	try {
		await api.runNow(REPORT.workflow, REPORT.trigger);
		const sent = (): CaughtMail | undefined =>
			smtp.messages.slice(before).find(({ subject }) => subject.startsWith('Daily report'));
		await comesTrue(() => sent() !== undefined);
		return sent();
	} finally {
		for (const table of [TABLES.ledger, TABLES.stockRuns]) {
			const filters = [{ columnName: 'execution_id', condition: 'eq' as const, value: BORROWED }];
			await api.tables.delete(table, { filters });
		}
	}
}

async function lendRows({ api }: Pick<World, 'api'>): Promise<void> {
	for (const table of [TABLES.ledger, TABLES.stockRuns]) {
		const lent = (await api.tables.rows(table)).map((row) => ({
			...Object.fromEntries(
				Object.entries(row)
					.filter(([column]) => !OF_N8N.includes(column))
					.map(([column, value]) => [column, column.endsWith('_at') ? dayBefore(value) : value]),
			),
			execution_id: BORROWED,
		}));
		if (lent.length > 0) await api.tables.insert(table, lent);
	}
}

const dayBefore = (time: RowValue): RowValue =>
	time === null ? null : new Date(Date.parse(String(time)) - DAY_MS).toISOString();

const mainFigures = ({ text }: CaughtMail): string[] =>
	text
		.split('\n')
		.filter((line) => MAIN_FIGURES.some((name) => line.startsWith(`- ${name}: `)))
		.map((line) => line.slice(2).replace(/ \(before: .*\)/, ''));
