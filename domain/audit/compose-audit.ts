import { csvText } from '../csv-text';
import { htmlText } from '../exception/escape-text';
import { stableHash } from '../stable-hash';
import type { AuditFinding, AuditSummary } from './audit-finding';

export type AuditReport = {
	subject: string;
	text: string;
	html: string;
	csv: string;
	/** The same for the same findings, in whatever order and words they come. */
	fingerprint: string;
	/** Whether nothing changed since the report whose fingerprint was given; then the message is one line. */
	unchanged: boolean;
};

/** Longest list of one team in the message itself; the file holds every finding. */
const MOST_OF_A_TEAM = 50;

const COLUMNS = ['Team', 'Severity', 'Code', 'What', 'Name', 'Finding', 'How to mend it'];

/**
 * The report of an audit: a table for each team with what is wrong and how to mend it. The file holds every finding and
 * is safe to open in a spreadsheet. `lastFingerprint` is that of the report before, empty for none.
 */
export function composeAudit(
	findings: readonly AuditFinding[],
	summary: AuditSummary,
	context: { day: string; lastFingerprint: string },
): AuditReport {
	const fingerprint = stableHash([findings.map(sameness).sort(), summary.not_checked]);
	const unchanged = fingerprint === context.lastFingerprint;
	const sentence = inOneSentence(findings, summary);
	const compared = `Compared: ${summary.articles} articles of the shop, ${summary.items} items of the warehouse, ${summary.rows} mapping rows.`;
	const gaps = summary.not_checked.map((what) => `Not checked: ${what}.`);
	const body = unchanged ? [] : teams(findings);
	const lines = unchanged ? [`Unchanged since the last report: ${sentence}`] : [sentence, compared];
	return {
		subject: `Mapping audit, ${context.day}: ${sentence}${unchanged ? ' Unchanged.' : ''}`,
		text: [...lines, ...(unchanged ? [] : gaps), ...body.flatMap(teamText)].join('\n'),
		html: [
			...lines.map((line) => `<p>${htmlText(line)}</p>`),
			unchanged || gaps.length === 0 ? '' : list(gaps),
			...body.map(teamHtml),
		].join(''),
		csv: csvText([COLUMNS, ...findings.map((finding) => [finding.owner, ...toCells(finding)])]),
		fingerprint,
		unchanged,
	};
}

/** Severity is part of it: a draft that goes live is news. */
const sameness = ({ code, severity, subject }: AuditFinding): string =>
	[code, severity, subject.kind, subject.name].join('\n');

function inOneSentence(findings: readonly AuditFinding[], { not_checked }: AuditSummary): string {
	if (findings.length === 0) {
		return not_checked.length === 0
			? 'Nothing to mend.'
			: `Nothing to mend in what was checked; ${not_checked.length} ${not_checked.length === 1 ? 'check was' : 'checks were'} not made.`;
	}
	const counts = ['high', 'medium', 'low']
		.map((name) => ({ name, count: findings.filter(({ severity }) => severity === name).length }))
		.filter(({ count }) => count > 0)
		.map(({ name, count }) => `${count} ${name}`);
	return `${findings.length} to mend (${counts.join(', ')}).`;
}

type Team = { owner: string; findings: AuditFinding[] };

function teams(findings: readonly AuditFinding[]): Team[] {
	const owners = [...new Set(findings.map(({ owner }) => owner))].sort();
	return owners.map((owner) => ({
		owner,
		findings: findings.filter((finding) => finding.owner === owner),
	}));
}

const toCells = ({ severity, code, subject, words, fix }: AuditFinding): string[] => [
	severity,
	code,
	subject.kind,
	subject.name,
	words,
	fix,
];

const heading = ({ owner, findings }: Team): string => `${owner}: ${findings.length} to mend`;

const more = ({ findings }: Team): string[] =>
	findings.length > MOST_OF_A_TEAM
		? [`${findings.length - MOST_OF_A_TEAM} more in the attached file.`]
		: [];

const teamText = (team: Team): string[] => [
	'',
	heading(team),
	...team.findings
		.slice(0, MOST_OF_A_TEAM)
		.map(({ severity, words, fix }) => `- [${severity}] ${words} ${fix}`),
	...more(team),
];

function teamHtml(team: Team): string {
	const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
		`<tr>${cells.map((cell) => `<${tag}>${htmlText(cell)}</${tag}>`).join('')}</tr>`;
	const rows = team.findings.slice(0, MOST_OF_A_TEAM).map((finding) => row(toCells(finding), 'td'));
	const table = `<table border="1" cellpadding="4">${row(COLUMNS.slice(1), 'th')}${rows.join('')}</table>`;
	const tail = more(team).map((line) => `<p>${htmlText(line)}</p>`);
	return `<h3>${htmlText(heading(team))}</h3>${table}${tail.join('')}`;
}

const list = (lines: readonly string[]): string =>
	`<ul>${lines.map((line) => `<li>${htmlText(line)}</li>`).join('')}</ul>`;
