/** One part of a mail, still encoded. */
export interface MailPart {
	headers: Record<string, string>;
	body: string;
}

/** The readable content of a mail. */
export interface ParsedMail {
	subject: string;
	headers: Record<string, string>;
	text: string;
	html: string;
}

function splitHead(raw: string): MailPart {
	const normal = raw.replace(/\r\n/g, '\n');
	const end = normal.indexOf('\n\n');
	const head = end === -1 ? normal : normal.slice(0, end);
	const headers: Record<string, string> = {};
	for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
		const colon = line.indexOf(':');
		if (colon > 0)
			headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
	}
	return { headers, body: end === -1 ? '' : normal.slice(end + 2) };
}

function quotedPrintable(text: string): Buffer {
	const joined = text.replace(/=\n/g, '');
	const bytes: number[] = [];
	for (let at = 0; at < joined.length; at += 1) {
		const hex = joined.slice(at + 1, at + 3);
		if (joined[at] === '=' && /^[0-9A-Fa-f]{2}$/.test(hex)) {
			bytes.push(Number.parseInt(hex, 16));
			at += 2;
		} else {
			bytes.push(...Buffer.from(joined[at] ?? '', 'latin1'));
		}
	}
	return Buffer.from(bytes);
}

/** The bytes of a part. The raw mail is kept as latin1, one character a byte, so every encoding can still be undone. */
export function bytesOf({ headers, body }: MailPart): Buffer {
	const encoding = headers['content-transfer-encoding']?.toLowerCase();
	if (encoding === 'base64') return Buffer.from(body, 'base64');
	if (encoding === 'quoted-printable') return quotedPrintable(body);
	return Buffer.from(body, 'latin1');
}

function decodeHeader(value: string): string {
	const joined = value.replace(/\?=\s+=\?/g, '?==?');
	const decoded = joined.replace(
		/=\?([^?]+)\?([BbQq])\?([^?]*)\?=/g,
		(_match, _charset: string, kind: string, text: string) =>
			kind.toUpperCase() === 'B'
				? Buffer.from(text, 'base64').toString('latin1')
				: quotedPrintable(text.replace(/_/g, ' ')).toString('latin1'),
	);
	return Buffer.from(decoded, 'latin1').toString('utf8');
}

function boundaryOf(contentType: string): string | undefined {
	return /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
}

function leaves(part: MailPart): MailPart[] {
	const boundary = boundaryOf(part.headers['content-type'] ?? '');
	if (boundary === undefined) return [part];
	return part.body
		.split(`--${boundary}`)
		.slice(1)
		.filter((section) => !section.startsWith('--'))
		.flatMap((section) => leaves(splitHead(section.replace(/^\n/, ''))));
}

/** The parts of a mail that hold something, in their order. */
export const mailParts = (raw: string): MailPart[] => leaves(splitHead(raw));

/** Reads a mail the way a mail program would: decoded subject, text part and HTML part. */
export function parseMail(raw: string): ParsedMail {
	const top = splitHead(raw);
	const parts = leaves(top);
	const content = (type: RegExp): string => {
		const part = parts.find(({ headers }) => type.test(headers['content-type'] ?? 'text/plain'));
		return part ? bytesOf(part).toString('utf8').trimEnd() : '';
	};
	const headers = Object.fromEntries(
		Object.entries(top.headers).map(([name, value]) => [name, decodeHeader(value)]),
	);
	return {
		subject: headers['subject'] ?? '',
		headers,
		text: content(/^text\/plain/i),
		html: content(/^text\/html/i),
	};
}
