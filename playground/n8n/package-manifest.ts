import { createHash } from 'node:crypto';
import type { JsonObject } from './json';
import type { TableSpec, WorkflowJson, WorkflowNode } from './workflow-json';

export interface ManifestEntry {
	id: string;
	name: string;
	target: string;
}

interface Requirement {
	id: string;
	name: string;
	usedByWorkflows: string[];
}

/** The parts of manifest.json this project writes and reads. */
export interface PackageManifest {
	packageFormatVersion: '1';
	exportedAt: string;
	sourceN8nVersion: string;
	sourceId: string;
	workflows: ManifestEntry[];
	credentials: ManifestEntry[];
	dataTables: ManifestEntry[];
	requirements: {
		credentials: (Requirement & { type: string })[];
		dataTables: Requirement[];
		nodeTypes: { type: string; typeVersion: number; usedByWorkflows: string[] }[];
	};
}

/** The folder name part n8n makes of an entity's name. */
export function slug(name: string, fallback: string): string {
	const words = name
		.toLowerCase()
		.replace(/[^a-z0-9\s-]/g, '')
		.trim()
		.replace(/\s+/g, '-')
		.replace(/-+/g, '-')
		.replace(/^-|-$/g, '');
	return words || fallback;
}

function manifestEntry(folder: string, fallback: string, id: string, name: string): ManifestEntry {
	return { id, name, target: `${folder}/${slug(name, fallback)}-${id}` };
}

function usersOf<Key>(
	workflows: readonly WorkflowJson[],
	keysOf: (node: WorkflowNode) => Key[],
): Map<Key, Set<string>> {
	const users = new Map<Key, Set<string>>();
	for (const { id, nodes } of workflows) {
		for (const key of nodes.flatMap(keysOf)) {
			users.set(key, (users.get(key) ?? new Set()).add(id));
		}
	}
	return users;
}

function tableIdOf(node: WorkflowNode): string[] {
	const locator = node.parameters['dataTableId'] as JsonObject | undefined;
	return typeof locator?.['value'] === 'string' ? [locator['value']] : [];
}

/** n8n creates only tables some workflow requires; one no node reads is booked on the first. */
function tableRequirements(workflows: readonly WorkflowJson[], tables: readonly TableSpec[]) {
	const users = usersOf(workflows, tableIdOf);
	const fallback = workflows.slice(0, 1).map(({ id }) => id);
	return tables.map(({ id, name }) => ({
		id,
		name,
		usedByWorkflows: [...(users.get(id) ?? fallback)],
	}));
}

function credentialRequirements(workflows: readonly WorkflowJson[]) {
	const known = new Map<string, { id: string; name: string; type: string }>();
	const users = usersOf(workflows, (node) =>
		Object.entries(node.credentials ?? {}).flatMap(([type, { id, name }]) => {
			if (id === null) return [];
			known.set(id, { id, name, type });
			return [id];
		}),
	);
	return [...known.values()].map((credential) => ({
		...credential,
		usedByWorkflows: [...(users.get(credential.id) ?? [])],
	}));
}

function nodeTypeRequirements(workflows: readonly WorkflowJson[]) {
	const users = usersOf(workflows, ({ type, typeVersion }) => [`${type}@${typeVersion}`]);
	return [...users].map(([key, ids]) => {
		const at = key.lastIndexOf('@');
		const [type, typeVersion] = [key.slice(0, at), Number(key.slice(at + 1))];
		return { type, typeVersion, usedByWorkflows: [...ids] };
	});
}

/** The version of a workflow's content, so that equal content gives an equal package. */
export function contentVersion(content: object): string {
	const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20, 32),
	].join('-');
}

/** Everything n8n wants to know before it opens the workflows of a package. */
export function packageManifest(
	workflows: readonly WorkflowJson[],
	tables: readonly TableSpec[],
	origin: { n8nVersion: string; sourceId: string; exportedAt: string },
): PackageManifest {
	const credentials = credentialRequirements(workflows);
	return {
		packageFormatVersion: '1',
		exportedAt: origin.exportedAt,
		sourceN8nVersion: origin.n8nVersion,
		sourceId: origin.sourceId,
		workflows: workflows.map(({ id, name }) => manifestEntry('workflows', 'workflow', id, name)),
		credentials: credentials.map(({ id, name }) =>
			manifestEntry('credentials', 'credential', id, name),
		),
		dataTables: tables.map(({ id, name }) => manifestEntry('data-tables', 'data-table', id, name)),
		requirements: {
			credentials,
			dataTables: tableRequirements(workflows, tables),
			nodeTypes: nodeTypeRequirements(workflows),
		},
	};
}
