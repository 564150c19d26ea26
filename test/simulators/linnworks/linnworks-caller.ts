import {
	DEFAULT_CREDENTIALS,
	startLinnworksSimulator,
	type LinnworksSimulator,
	type LinnworksSimulatorOptions,
} from '../../../simulators/linnworks';

export interface Answer<T = unknown> {
	status: number;
	headers: Headers;
	body: T;
}

/** A clock that stands still until it is moved. */
export class TestClock {
	private now = Date.parse('2026-03-02T09:00:00.000Z');

	readonly read = (): Date => new Date(this.now);

	forward(ms: number): void {
		this.now += ms;
	}
}

async function toAnswer<T>(response: Response): Promise<Answer<T>> {
	const text = await response.text();
	const body = (text === '' ? undefined : JSON.parse(text)) as T;
	return { status: response.status, headers: response.headers, body };
}

/** Talks to a simulator the plain way, without any client code in between. */
export class LinnworksCaller {
	token = '';

	constructor(readonly simulator: LinnworksSimulator) {}

	async authorize(credentials = DEFAULT_CREDENTIALS): Promise<Answer<Record<string, unknown>>> {
		const response = await fetch(`${this.simulator.url}/api/Auth/AuthorizeByApplication`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({
				ApplicationId: credentials.applicationId,
				ApplicationSecret: credentials.applicationSecret,
				Token: credentials.installationToken,
			}),
		});
		const answer = await toAnswer<Record<string, unknown>>(response);
		if (answer.status === 200) this.token = String(answer.body['Token']);
		return answer;
	}

	private headers(contentType?: string): Record<string, string> {
		return {
			Authorization: this.token,
			...(contentType === undefined ? {} : { 'Content-Type': contentType }),
		};
	}

	async post<T = unknown>(operation: string, body: unknown): Promise<Answer<T>> {
		const response = await fetch(`${this.simulator.serverUrl}/api/${operation}`, {
			method: 'POST',
			headers: this.headers('application/json'),
			body: JSON.stringify(body),
		});
		return await toAnswer<T>(response);
	}

	/** One form field per parameter; objects and lists as JSON text. */
	async form<T = unknown>(operation: string, fields: Record<string, unknown>): Promise<Answer<T>> {
		const form = new URLSearchParams();
		for (const [name, value] of Object.entries(fields)) {
			form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
		}
		const response = await fetch(`${this.simulator.serverUrl}/api/${operation}`, {
			method: 'POST',
			headers: this.headers('application/x-www-form-urlencoded'),
			body: form.toString(),
		});
		return await toAnswer<T>(response);
	}

	async get<T = unknown>(
		operation: string,
		query: Record<string, string> = {},
	): Promise<Answer<T>> {
		const search = new URLSearchParams(query).toString();
		const url = `${this.simulator.serverUrl}/api/${operation}${search ? `?${search}` : ''}`;
		return await toAnswer<T>(await fetch(url, { headers: this.headers() }));
	}

	async v2<T = unknown>(path: string, method = 'GET', body?: unknown): Promise<Answer<T>> {
		const response = await fetch(`${this.simulator.url}/v2/${path}`, {
			method,
			headers: this.headers('application/json'),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return await toAnswer<T>(response);
	}
}

/** An order of two lines: 2 x 12.00 and 1 x 6.00 with 20 % inside, 3.60 postage. */
export const TWO_LINES = {
	reference: '#1001',
	lines: [
		{ itemNumber: 'L1', sku: 'MUG', quantity: 2, pricePerUnit: 12, taxRate: 20 },
		{ itemNumber: 'L2', sku: 'TEA', quantity: 1, pricePerUnit: 6, taxRate: 20 },
	],
	postageCost: 3.6,
};

export interface Bench {
	simulator: LinnworksSimulator;
	caller: LinnworksCaller;
	clock: TestClock;
}

/** A running simulator with two stocked items and an open session. */
export async function startBench(options: LinnworksSimulatorOptions = {}): Promise<Bench> {
	const clock = new TestClock();
	const simulator = await startLinnworksSimulator({ clock: clock.read, ...options });
	simulator.warehouse.addStockItem({ sku: 'MUG', title: 'Mug', level: 50, retailPrice: 12 });
	simulator.warehouse.addStockItem({ sku: 'TEA', title: 'Tea', level: 20, retailPrice: 6 });
	const caller = new LinnworksCaller(simulator);
	await caller.authorize();
	return { simulator, caller, clock };
}

/** The id of a stocked item. */
export async function stockItemId(caller: LinnworksCaller, sku: string): Promise<string> {
	const { body } = await caller.post<{ Items: { StockItemId: string }[] }>(
		'Inventory/GetStockItemIdsBySKU',
		{ request: { SKUS: [sku] } },
	);
	return body.Items[0]?.StockItemId ?? '';
}
