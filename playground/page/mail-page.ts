import { mailFiles, type MailFile } from '../alerts/mail-files';
import type { CaughtMail } from '../alerts/message';

/** A mail as a mail program shows it, with its pictures inside and its files below; `address` is where it is shown. */
export function mailPage({ raw, html, text }: CaughtMail, address: string): string {
	const files = mailFiles(raw);
	const body = html || `<pre>${escaped(text)}</pre>`;
	const shown = files.reduce(
		(page, { contentId, type, content }) =>
			contentId === ''
				? page
				: page.replaceAll(
						`cid:${contentId}`,
						`data:${escaped(type)};base64,${content.toString('base64')}`,
					),
		body,
	);
	const links = files.map(
		({ name }, index) => `<p><a href="${address}/${index}">${escaped(name)}</a></p>`,
	);
	return `<!doctype html><meta charset="utf-8">${shown}${links.join('')}`;
}

/** The file of a mail by its place; undefined if there is none. */
export const fileOf = ({ raw }: CaughtMail, place: number): MailFile | undefined =>
	mailFiles(raw)[place];

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
