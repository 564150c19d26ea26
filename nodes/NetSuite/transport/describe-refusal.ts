import { errorBodySchema, type ErrorBody } from './raw-replies';

const LONGEST = 300;
const E_MAIL = /[^\s@"'<>()]+@[^\s@"'<>()]+/g;

/**
 * All refusals of an error body as "code at path: detail; …", 300 characters at most and without e-mail addresses;
 * empty when the body is none of NetSuite's.
 */
export function describeRefusal(body: unknown): string {
	const parsed = errorBodySchema.safeParse(body);
	if (!parsed.success) return '';
	const { 'o:errorDetails': details, 'o:errorCode': code } = parsed.data;
	const text = details.length === 0 ? code : details.map(describeDetail).join('; ');
	return text.replace(E_MAIL, '…').slice(0, LONGEST);
}

/** The codes of an error body, outermost first; none when the body is none of NetSuite's. */
export function refusalCodes(body: unknown): string[] {
	const parsed = errorBodySchema.safeParse(body);
	if (!parsed.success) return [];
	const inner = parsed.data['o:errorDetails'].map((each) => each['o:errorCode']);
	return [parsed.data['o:errorCode'], ...inner].filter((code) => code !== '');
}

function describeDetail(each: ErrorBody['o:errorDetails'][number]): string {
	const where = each['o:errorPath'] ?? each['o:errorQueryParam'] ?? each['o:errorHeader'] ?? '';
	const head = [each['o:errorCode'], where].filter((part) => part !== '').join(' at ');
	return [head, each.detail].filter((part) => part !== '').join(': ');
}
