import { bytesOf, mailParts } from './parse-mail';

/** A picture or file that came with a mail. */
export interface MailFile {
	name: string;
	type: string;
	/** Under which the message shows it; empty for a plain attachment. */
	contentId: string;
	content: Buffer;
}

const valueOf = (header: string | undefined, name: string): string | undefined =>
	new RegExp(`\\b${name}="?([^";]+)"?`, 'i').exec(header ?? '')?.[1];

/** Everything in a mail, as it came over the wire, that is not its text. */
export function mailFiles(raw: string): MailFile[] {
	return mailParts(raw).flatMap((part): MailFile[] => {
		const { headers } = part;
		const disposition = headers['content-disposition'];
		const contentId = /^<(.+)>$/.exec(headers['content-id'] ?? '')?.[1] ?? '';
		const [type = 'application/octet-stream'] = (headers['content-type'] ?? '').split(';');
		const name = valueOf(disposition, 'filename') ?? valueOf(headers['content-type'], 'name');
		if (name === undefined && contentId === '') return [];
		return [{ name: name ?? contentId, type, contentId, content: bytesOf(part) }];
	});
}
