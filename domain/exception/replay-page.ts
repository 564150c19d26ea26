import { htmlText } from './escape-text';
import type { ExceptionRow } from './order-exception';
import { planReplay } from './plan-replay';

export type ReplayPage = { statusCode: number; html: string };

/** What the page shows of the exception. */
export type ShownException = Pick<
	ExceptionRow,
	'order_key' | 'order_name' | 'code' | 'reason' | 'owner' | 'next_step' | 'due_at'
> & { status: string };

type Words = { title: string; text: string; button?: string };

const UNKNOWN: Words = {
	title: 'This link does not work',
	text: 'It is incomplete, wrong or too old. Nothing was changed. The status of the exception can also be set to "replay" in the data table osync_exceptions.',
};

/**
 * The page behind the link "Look again". Opening it changes nothing, because mail scanners and chat previews open
 * links too: it says what the button will do. After the button it says what happens now.
 */
export function composeReplayPage(row: ShownException | null, pressed: boolean): ReplayPage {
	const { title, text, button } = row ? wordsFor(row, pressed) : UNKNOWN;
	const facts: Array<[string, string]> = row
		? [
				['Exception', row.code],
				['Owner', row.owner],
				['Reason', row.reason],
				['Next step', row.next_step],
				['Due', row.due_at],
			]
		: [];
	return {
		statusCode: row ? 200 : 404,
		html: [
			'<!doctype html><html lang="en"><head><meta charset="utf-8">',
			'<meta name="viewport" content="width=device-width, initial-scale=1">',
			'<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">',
			`<title>${htmlText(title)}</title><style>${STYLE}</style></head><body>`,
			`<h1>${htmlText(title)}</h1><p>${htmlText(text)}</p>`,
			button === undefined
				? ''
				: `<form method="post"><button type="submit" name="look" value="again">${htmlText(button)}</button></form>`,
			...(facts.length === 0 ? [] : ['<table>', ...facts.map(factRow), '</table>']),
			'</body></html>',
		].join(''),
	};
}

const factRow = ([name, value]: [string, string]): string =>
	`<tr><th>${name}</th><td>${htmlText(value)}</td></tr>`;

function wordsFor(row: ShownException, pressed: boolean): Words {
	const name = row.order_name;
	if (row.status === 'resolved' || row.status === 'superseded') {
		return {
			title: `${name}: settled already`,
			text: `The exception is ${row.status}. Nothing has to be done, and nothing was changed.`,
		};
	}
	const replay = planReplay(row);
	switch (replay.kind) {
		case 'impossible':
			return { title: `${name}: nothing to press here`, text: replay.reason };
		case 'workflow':
			return pressed
				? {
						title: `${name}: will be closed`,
						text: 'The exception is closed within a minute. If the workflow fails again, that is reported again.',
					}
				: {
						title: `${name}: close this exception?`,
						text: 'It is about a workflow, not about an order. The button closes it; if the workflow fails again, that is reported again.',
						button: 'Close it',
					};
		case 'order':
			return pressed
				? {
						title: `${name}: will be looked at again`,
						text: 'The order is planned again within the next minutes. If it is in step then, the exception closes by itself; otherwise it stays open.',
					}
				: {
						title: `${name}: look again?`,
						text: 'The button has the order read again from the shop and the warehouse, as both are now, and planned again. Nothing that failed before is sent again.',
						button: 'Look again',
					};
	}
}

const STYLE =
	'body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#222}' +
	'th{text-align:left;vertical-align:top;padding-right:1rem}' +
	'button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.4rem;background:#0a5;color:#fff}';
