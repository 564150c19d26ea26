import { htmlText, slackText } from './escape-text';
import type { ExceptionRow } from './order-exception';

/** Rows are worded whatever a person typed as their status. */
export type AlertRow = Omit<ExceptionRow, 'status'>;

export type Alert = { slack: { text: string }; subject: string; text: string; html: string };

const MARKS: Readonly<Record<string, string>> = {
	high: '[high]',
	medium: '[medium]',
	low: '[low]',
};

/** What a message says; a button is an address that is shown under its name where the medium can do that. */
type Fact = { name: string; value: string; button?: true };

/**
 * The message a person gets: which order, why, who acts, by when, what to do, and where to look. A row that was
 * reminded of says that it is overdue. The address for another look may be empty.
 */
export function composeAlert(row: AlertRow, replayLink = ''): Alert {
	const overdue = row.reminded_at !== '';
	const subject = [
		MARKS[row.severity] ?? '',
		overdue ? '[overdue]' : '',
		`${row.order_name}: ${row.code} (${row.owner})`,
	]
		.filter((part) => part !== '')
		.join(' ');
	const facts: Fact[] = [
		{ name: 'Order', value: row.order_name },
		{ name: targetName(row), value: row.target_order },
		{ name: 'Owner', value: row.owner },
		{ name: 'Reason', value: row.reason },
		{ name: 'Next step', value: row.next_step },
		{ name: overdue ? 'Overdue since' : 'Due', value: row.due_at },
		{ name: 'Link', value: row.link },
		{ name: replayLabel(row), value: replayLink, button: true as const },
	].filter(({ value }) => value !== '');
	return {
		slack: {
			text: [`*${slackText(subject)}*`, ...facts.slice(1).map(slackLine)].join('\n'),
		},
		subject: subject.replace(/[\r\n]+/g, ' '),
		text: facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
		html: `<table>${facts.map(htmlRow).join('')}</table>`,
	};
}

const targetName = ({ lane }: AlertRow): string =>
	lane.startsWith('netsuite') ? 'NetSuite' : 'Warehouse order';

/** Another look at a failed workflow closes its exception. */
const replayLabel = (row: AlertRow): string =>
	row.code === 'WORKFLOW_FAILED' ? 'Close it' : 'Look again';

const slackLine = ({ name, value, button }: Fact): string =>
	button ? `<${slackText(value)}|${slackText(name)}>` : `${name}: ${slackText(value)}`;

const htmlRow = ({ name, value, button }: Fact): string =>
	button
		? `<tr><td></td><td><a href="${htmlText(value)}">${htmlText(name)}</a></td></tr>`
		: `<tr><th align="left">${name}</th><td>${htmlText(value)}</td></tr>`;
