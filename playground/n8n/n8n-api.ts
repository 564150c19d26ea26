import { setTimeout as sleep } from 'node:timers/promises';
import { DataTablesApi } from './data-tables-api';
import { HttpSession, N8nRequestError } from './http-session';
import type { JsonObject } from './json';

export interface ImportOptions {
	workflowPublishingPolicy?:
		'preserve-published-state' | 'match-source' | 'publish-all' | 'unpublish-all';
	workflowConflictPolicy?: 'new-version' | 'fail' | 'skip';
	workflowIdPolicy?: 'source' | 'new';
	credentialMatchingMode?: 'id-only' | 'name-and-type' | 'type-only';
	missingNodeTypeMode?: 'fail' | 'import-anyway';
}

export interface Execution {
	id: string;
	workflowId: string;
	status: string;
	mode: string;
	finished: boolean;
	startedAt: string;
	stoppedAt: string | null;
	data?: JsonObject;
}

/** A credential with its secrets in clear, as n8n takes it. */
export interface CredentialContent {
	id: string;
	name: string;
	type: string;
	data: JsonObject;
}

interface PublicationStatus {
	status: string;
	triggers?: { nodeId: string; status: string; errorMessage?: string | null }[];
}

const PUBLICATION_POLL_MS = 150;
const PUBLICATION_TIMEOUT_MS = 60_000;

/** A running n8n, driven the way its owner would drive it. */
export class N8nApi {
	readonly tables: DataTablesApi;

	private constructor(readonly session: HttpSession) {
		this.tables = new DataTablesApi(session);
	}

	/** Logs in as the owner and takes an API key. */
	static async login(baseUrl: string, email: string, password: string): Promise<N8nApi> {
		const session = new HttpSession(baseUrl.replace(/\/$/, ''));
		await session.login(email, password);
		return new N8nApi(session);
	}

	/** Imports a `.n8np` file; credentials that do not exist yet become empty ones with their ids. */
	async importPackage(file: Buffer, options: ImportOptions = {}): Promise<JsonObject> {
		const form = new FormData();
		const fields = { workflowConflictPolicy: 'new-version', ...options };
		for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
		form.set('package', new Blob([new Uint8Array(file)]), 'templates.n8np');
		const result = await this.session.api('/n8n-packages/import', { method: 'POST', body: form });
		return result as JsonObject;
	}

	/** The `.n8np` file n8n makes of these workflows and everything they refer to. */
	async exportPackage(workflowIds: readonly string[]): Promise<Buffer> {
		return await this.session.apiBytes('/n8n-packages/export', {
			method: 'POST',
			json: {
				workflowIds: [...workflowIds],
				missingWorkflowDependencyPolicy: 'include-in-package',
			},
		});
	}

	/** Makes the credential with this id, or fills the one that is there, such as an imported stub. */
	async putCredential(credential: CredentialContent): Promise<void> {
		const { id, name, type, data } = credential;
		try {
			await this.session.rest(`/credentials/${id}`, {
				method: 'PATCH',
				json: { name, type, data },
			});
		} catch (error) {
			if (!(error instanceof N8nRequestError) || error.status !== 404) throw error;
			await this.session.api('/credentials', { method: 'POST', json: { id, name, type, data } });
		}
	}

	/** Publishes a workflow and returns once its triggers are listening. */
	async publish(workflowId: string): Promise<void> {
		await this.session.api(`/workflows/${workflowId}/publish`, { method: 'POST', json: {} });
		await this.waitUntilPublished(workflowId);
	}

	/** Waits for the end of a publication; a trigger that cannot start is an error here. */
	async waitUntilPublished(workflowId: string): Promise<void> {
		const deadline = Date.now() + PUBLICATION_TIMEOUT_MS;
		while (Date.now() < deadline) {
			const current = await this.session.rest(`/workflows/${workflowId}/publication-status`);
			const { status, triggers = [] } = current as unknown as PublicationStatus;
			if (status === 'published') return;
			if (status === 'failed') {
				const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
				throw new Error(`Workflow ${workflowId} was not published: ${reasons.join('; ')}`);
			}
			await sleep(PUBLICATION_POLL_MS);
		}
		throw new Error(`Workflow ${workflowId} was not published in time.`);
	}

	/** Stops a workflow's triggers. */
	async unpublish(workflowId: string): Promise<void> {
		await this.session.api(`/workflows/${workflowId}/unpublish`, { method: 'POST', json: {} });
	}

	/** Starts a workflow now, as if its trigger had fired; it may still run when this returns. */
	async runNow(workflowId: string, trigger: string): Promise<void> {
		const json = { triggerToStartFrom: { name: trigger } };
		await this.session.rest(`/workflows/${workflowId}/run`, { method: 'POST', json });
	}

	/** The executions n8n kept, newest first; running ones only when asked for by status. */
	async listExecutions(
		query: { workflowId?: string; status?: string; limit?: number } = {},
	): Promise<Execution[]> {
		const limit = query.limit ?? 250;
		const found: Execution[] = [];
		let cursor: string | null = null;
		do {
			const search = new URLSearchParams({ limit: String(Math.min(limit - found.length, 250)) });
			if (query.workflowId !== undefined) search.set('workflowId', query.workflowId);
			if (query.status !== undefined) search.set('status', query.status);
			if (cursor !== null) search.set('cursor', cursor);
			const page = await this.session.api(`/executions?${search.toString()}`);
			const { data, nextCursor } = page as unknown as {
				data: Execution[];
				nextCursor: string | null;
			};
			found.push(...data);
			cursor = nextCursor;
		} while (cursor !== null && found.length < limit);
		return found;
	}

	/** One execution with the data of every node that ran. */
	async getExecution(id: string): Promise<Execution> {
		const execution = await this.session.api(`/executions/${id}?includeData=true`);
		return execution as unknown as Execution;
	}

	/** Those of the wanted node types that n8n did not load. */
	async missingNodeTypes(wanted: readonly string[], version = 1): Promise<string[]> {
		const missing: string[] = [];
		for (const name of wanted) {
			try {
				const json = { nodeInfos: [{ name, version }] };
				await this.session.rest('/node-types', { method: 'POST', json });
			} catch (error) {
				const unknown = error instanceof N8nRequestError && /unrecognized/i.test(error.body);
				if (!unknown) throw error;
				missing.push(name);
			}
		}
		return missing;
	}
}
