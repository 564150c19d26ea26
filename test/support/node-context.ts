import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import axios, { AxiosError } from 'axios';

export type ContextOptions = {
	items?: IDataObject[];
	/** Node parameters; a function gets the item index. */
	parameters?: Record<string, unknown>;
	credential?: { name: string; type: ICredentialType; data: ICredentialDataDecryptedObject };
	continueOnFail?: boolean;
	/** Further members of the n8n context that the code under test may use. */
	extra?: Record<string, unknown>;
};

/**
 * A context for running a node's code without n8n. It answers only what was set up: reaching for any other member
 * throws, so no test passes by asking a question that nobody answered.
 */
export function nodeContext(options: ContextOptions): IExecuteFunctions {
	const node: INode = {
		id: 'node',
		name: 'Node under test',
		type: 'n8n-nodes-order-sync.test',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: options.credential
			? { [options.credential.name]: { id: 'credential', name: 'credential' } }
			: {},
	};
	const items: INodeExecutionData[] = (options.items ?? [{}]).map((json) => ({ json }));
	const members: Record<string, unknown> = {
		getNode: () => node,
		getInputData: () => items,
		continueOnFail: () => options.continueOnFail ?? false,
		getExecutionId: () => 'execution-1',
		getNodeParameter: (name: string, index: number, fallback?: unknown) => {
			const value = options.parameters?.[name] ?? fallback;
			if (value === undefined) throw new Error(`No parameter "${name}" was set up`);
			return typeof value === 'function' ? (value as (at: number) => unknown)(index) : value;
		},
		getCredentials: async () => options.credential?.data,
		helpers: strict({ httpRequestWithAuthentication: requestLikeN8n(options) }, 'helpers'),
		...options.extra,
	};
	return strict(members, 'context') as unknown as IExecuteFunctions;
}

function strict(members: Record<string, unknown>, what: string): Record<string, unknown> {
	return new Proxy(members, {
		get(target, property) {
			if (typeof property === 'symbol' || property in target) return target[property as string];
			throw new Error(`The test set up no ${what} member "${property}"`);
		},
	});
}

/** Pre-authentication, authentication and one renewal on 401, in the order in which n8n 2.41 does them. */
function requestLikeN8n(options: ContextOptions) {
	return async (_type: string, request: IHttpRequestOptions): Promise<unknown> => {
		const credential = options.credential;
		if (!credential) throw new Error('No credential was set up');
		const { type, data } = credential;
		const expirable = type.properties.find((field) => field.typeOptions?.['expirable'] === true);
		const renew = async (expired: boolean): Promise<void> => {
			if (!type.preAuthentication || !expirable) return;
			if (data[expirable.name] !== '' && !expired) return;
			const helpers = { helpers: { httpRequest: (each: IHttpRequestOptions) => send(each) } };
			Object.assign(data, await type.preAuthentication.call(helpers as never, data));
		};
		const attempt = async (): Promise<unknown> => {
			if (typeof type.authenticate !== 'function')
				throw new Error('Expected an authenticate function');
			return await send(await type.authenticate(data, request));
		};
		await renew(false);
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof AxiosError) || error.response?.status !== 401) throw wrapped(error);
			await renew(true);
			return await attempt().catch((again: unknown) => {
				throw wrapped(again);
			});
		}
	};
}

function wrapped(error: unknown): Error {
	const status = error instanceof AxiosError ? error.response?.status : undefined;
	const wrapper = new Error('wrapped as n8n does', { cause: error });
	return Object.assign(wrapper, { httpCode: status === undefined ? null : String(status) });
}

async function send(request: IHttpRequestOptions): Promise<unknown> {
	const ignore = request.ignoreHttpStatusErrors as { except?: number[] } | undefined;
	const response = await axios.request({
		url: request.url,
		...(request.baseURL === undefined ? {} : { baseURL: request.baseURL }),
		method: request.method ?? 'GET',
		headers: (request.headers ?? {}) as Record<string, string>,
		...(request.qs === undefined ? {} : { params: request.qs }),
		paramsSerializer: { indexes: null },
		data: request.body,
		timeout: request.timeout ?? 10_000,
		validateStatus: (status) =>
			ignore ? !(ignore.except ?? []).includes(status) : status >= 200 && status < 300,
	});
	if (!request.returnFullResponse) return response.data;
	return { statusCode: response.status, headers: response.headers, body: response.data };
}
