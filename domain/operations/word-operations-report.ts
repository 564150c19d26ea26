import { htmlText } from '../exception/escape-text';
import type { Bar } from './draw-bars';
import type { ReportPeriods } from './report-period';
import type { ReportRow, Section } from './report-row';

export type ReportMessage = { subject: string; text: string; html: string };

/** The name of the picture in the message; the mail has to carry it inline under this name. */
export const CHART = 'chart';

/** Longest list in the message itself; the file holds every line. */
const ROWS_IN_MESSAGE = 25;

/** The message of a report: `striking` are the sentences that belong into its subject. */
export function wordOperationsReport(
	striking: readonly string[],
	sections: readonly Section[],
	bars: readonly Bar[],
	{ kind, current, previous }: ReportPeriods,
): ReportMessage {
	const name = kind === 'day' ? 'Daily report' : 'Weekly report';
	const news = striking.length === 0 ? 'nothing stands out' : striking.join(', ');
	const compared = `${current.label}; before: ${previous.label}.`;
	const caption = captionOf(bars, kind);
	return {
		subject: `${name}, ${current.label}: ${news}`,
		text: [`${name}, ${compared}`, ...sections.flatMap(sectionText)].join('\n'),
		html: [
			`<p>${htmlText(`${name}, ${compared}`)}</p>`,
			`<p><img src="cid:${CHART}" alt="${htmlText(caption)}" width="600" height="200"><br>${htmlText(caption)}</p>`,
			...sections.map(sectionHtml),
		].join(''),
	};
}

function captionOf(bars: readonly Bar[], kind: ReportPeriods['kind']): string {
	const most = Math.max(0, ...bars.flatMap(({ now, before }) => [now, before]));
	const part = kind === 'day' ? 'hour' : 'day';
	return `Orders written by ${part}: this period dark, the one before light; at most ${most}.`;
}

const more = ({ rows }: Section): string[] =>
	rows.length > ROWS_IN_MESSAGE
		? [`${rows.length - ROWS_IN_MESSAGE} more in the attached file.`]
		: [];

const sectionText = (section: Section): string[] => [
	'',
	section.title,
	...section.rows.slice(0, ROWS_IN_MESSAGE).map(rowText),
	...more(section),
];

function rowText({ name, value, before, detail }: ReportRow): string {
	const earlier = before === '' ? '' : ` (before: ${before})`;
	return `- ${name}${value === '' ? '' : `: ${value}`}${earlier}${detail === '' ? '' : `, ${detail}`}`;
}

/** Columns that hold nothing are left out. */
function sectionHtml(section: Section): string {
	const columns = [
		{ title: '', cell: ({ name }: ReportRow) => name },
		{ title: 'Value', cell: ({ value }: ReportRow) => value },
		{ title: 'Before', cell: ({ before }: ReportRow) => before },
		{ title: 'Detail', cell: ({ detail }: ReportRow) => detail },
	].filter(({ cell }, place) => place === 0 || section.rows.some((row) => cell(row) !== ''));
	const cells = (texts: readonly string[], tag: 'td' | 'th'): string =>
		`<tr>${texts.map((text) => `<${tag}>${htmlText(text)}</${tag}>`).join('')}</tr>`;
	const rows = section.rows.slice(0, ROWS_IN_MESSAGE).map((row) =>
		cells(
			columns.map(({ cell }) => cell(row)),
			'td',
		),
	);
	const head = cells(
		columns.map(({ title }) => title),
		'th',
	);
	const tail = more(section).map((line) => `<p>${htmlText(line)}</p>`);
	return `<h3>${htmlText(section.title)}</h3><table border="1" cellpadding="4">${head}${rows.join('')}</table>${tail.join('')}`;
}
