import type { ExceptionRow } from './order-exception';

export type Alert = { slack: { text: string }; subject: string; text: string; html: string };

const MARKS: Readonly<Record<string, string>> = {
	high: '[high]',
	medium: '[medium]',
	low: '[low]',
};

/** The message a person gets: which order, why, who acts, by when, what to do, and where to look. */
export function composeAlert(row: ExceptionRow): Alert {
	const subject =
		`${MARKS[row.severity] ?? ''} ${row.order_name}: ${row.code} (${row.owner})`.trim();
	const facts: Array<[string, string]> = [
		['Order', row.order_name],
		...(row.target_order === '' ? [] : [['Warehouse order', row.target_order] as [string, string]]),
		['Owner', row.owner],
		['Reason', row.reason],
		['Next step', row.next_step],
		['Due', row.due_at],
		...(row.link === '' ? [] : [['Link', row.link] as [string, string]]),
	];
	return {
		slack: {
			text: [
				`*${slackText(subject)}*`,
				...facts.slice(1).map(([name, value]) => `${name}: ${slackText(value)}`),
			].join('\n'),
		},
		subject: subject.replace(/[\r\n]+/g, ' '),
		text: facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
		html: `<table>${facts
			.map(([name, value]) => `<tr><th align="left">${name}</th><td>${htmlText(value)}</td></tr>`)
			.join('')}</table>`,
	};
}

/** Slack reads &, < and > as markup. */
const slackText = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const htmlText = (text: string): string => slackText(text).replace(/"/g, '&quot;');
