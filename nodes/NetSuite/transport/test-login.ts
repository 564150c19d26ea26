import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { authoriseRequest } from './authorise-request';
import { explainLogin, type LoginProbe } from './explain-login';
import { freshMoment } from './fresh-moment';
import { LoginFailed } from './login-failed';
import { operations, type Operation } from './operation';
import { serverTimeSchema } from './raw-replies';
import { readToken, tokenRequest } from './request-token';

type Answer = Pick<LoginProbe, 'status' | 'body' | 'localTime'> & { date: string };
type Send = (request: IHttpRequestOptions) => Promise<Answer>;

const TIMEOUT_MS = 30_000;
const ONE_TRANSACTION = 'SELECT id FROM transaction FETCH FIRST 1 ROWS ONLY';

/**
 * The test of the credential: logs in, compares the clocks and reads one row, so that a missing permission shows too.
 * For a node's `methods.credentialTest`; the node's `credentials` entry names it in `testedBy`. Keeps no token.
 */
export async function testLogin(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const { helpers } = this;
	const send: Send = async (request) => answerOf(await helpers.request(toLegacy(request)));
	return await probeLogin({ ...credential.data }, send).catch((error: unknown) => {
		if (error instanceof LoginFailed) return { status: 'Error' as const, message: error.message };
		throw error;
	});
}

async function probeLogin(
	credentials: ICredentialDataDecryptedObject,
	send: Send,
): Promise<INodeCredentialTestResult> {
	const authentication = credentials['authentication'] === 'tba' ? 'tba' : 'oauth2';
	const explain = (step: LoginProbe['step'], { date, ...answer }: Answer, serverTime = date) =>
		explainLogin({ ...answer, step, serverTime, authentication });
	const ask = async ({ method, path, query, headers, body }: Operation): Promise<Answer> => {
		const request: IHttpRequestOptions = {
			method,
			url: path,
			headers: { Accept: 'application/json', ...headers },
			...(query ? { qs: query } : {}),
			...(body ? { body } : {}),
		};
		return await send(authoriseRequest(credentials, request, freshMoment())).catch(silent);
	};

	if (authentication === 'oauth2') {
		const answer = await send(tokenRequest(credentials, Date.now())).catch(silent);
		if (answer.status !== 200) return explain('token', answer);
		credentials['accessToken'] = readToken({ statusCode: answer.status, body: answer.body });
	}
	const time = await ask(operations.serverTime());
	const told = serverTimeSchema.safeParse(time.body).data?.serverTime ?? '';
	const login = explain('serverTime', time, time.status === 200 ? told : time.date);
	if (login.status === 'Error') return login;
	const row = await ask(operations.query(ONE_TRANSACTION, [], { limit: 1, offset: 0 }));
	return explain('query', row);
}

/** n8n gives a credential test only its older request helper. */
const toLegacy = ({ baseURL, url, method, headers, body }: IHttpRequestOptions): object => ({
	method,
	uri: `${baseURL ?? ''}${url}`,
	headers,
	...(body === undefined ? {} : { body: body instanceof URLSearchParams ? String(body) : body }),
	json: true,
	simple: false,
	resolveWithFullResponse: true,
	followRedirect: false,
	timeout: TIMEOUT_MS,
});

function answerOf(raw: unknown): Answer {
	const { statusCode, headers, body } = raw as {
		statusCode: number;
		headers?: Record<string, unknown>;
		body?: unknown;
	};
	const date = String(headers?.['date'] ?? '');
	return { status: statusCode, body, date, localTime: Date.now() };
}

const silent = (error: unknown): Answer => {
	if (error instanceof LoginFailed) throw error;
	return { status: 0, body: null, date: '', localTime: Date.now() };
};
