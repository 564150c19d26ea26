import { gunzipSync, gzipSync } from 'node:zlib';
import { contentVersion, packageManifest, type PackageManifest } from './package-manifest';
import { checkPackageContent } from './package-rules';
import { readTar, writeTar, type TarEntry } from './tar';
import type { TableSpec, WorkflowJson } from './workflow-json';

const N8N_VERSION = '2.41.1';

type PortableWorkflow = Pick<WorkflowJson, 'id' | 'name' | 'nodes' | 'connections' | 'settings'>;

export interface PackageContent {
	workflows: readonly WorkflowJson[];
	tables: readonly TableSpec[];
	/** The version of this project, kept in the manifest as the origin of the package. */
	version: string;
	/** Fixed in builds, so that the same sources give the same bytes. */
	exportedAt?: string;
}

/** What a package holds once it is opened. */
export interface OpenedPackage {
	manifest: PackageManifest;
	workflows: WorkflowJson[];
	tables: { id: string; name: string; columns: { name: string; type: string; index: number }[] }[];
}

function jsonEntry(path: string, value: unknown): TarEntry {
	return { path, content: Buffer.from(`${JSON.stringify(value, null, '\t')}\n`) };
}

/** What a workflow is on every instance: the same before an import and after an export. */
export function portableWorkflow(workflow: WorkflowJson): Required<PortableWorkflow> {
	const { id, name, nodes, connections, settings } = workflow;
	return { id, name, nodes, connections, settings: settings ?? {} };
}

/** Builds the `.n8np` file that n8n imports with ids, settings, tables and credential stubs kept. */
export function buildPackage({ workflows, tables, version, exportedAt }: PackageContent): Buffer {
	checkPackageContent(workflows, tables);
	const manifest = packageManifest(workflows, tables, {
		n8nVersion: N8N_VERSION,
		sourceId: `n8n-nodes-order-sync@${version}`,
		exportedAt: exportedAt ?? new Date(0).toISOString(),
	});
	const entries: TarEntry[] = [jsonEntry('manifest.json', manifest)];
	manifest.workflows.forEach(({ target }, index) => {
		const content = {
			...portableWorkflow(workflows[index] as WorkflowJson),
			parentFolderId: null,
			isArchived: false,
		};
		const versionId = contentVersion(content);
		entries.push(jsonEntry(`${target}/workflow.json`, content));
		entries.push(
			jsonEntry(`${target}/workflow-metadata.json`, { versionId, publishedVersionId: versionId }),
		);
	});
	manifest.credentials.forEach(({ id, name, target }, index) => {
		const type = manifest.requirements.credentials[index]?.type;
		entries.push(jsonEntry(`${target}/credential.json`, { id, name, type }));
	});
	manifest.dataTables.forEach(({ id, name, target }, index) => {
		const columns = (tables[index]?.columns ?? []).map((column, at) => ({
			name: column.name,
			type: column.type,
			index: at,
		}));
		entries.push(jsonEntry(`${target}/data-table.json`, { id, name, columns }));
	});
	return gzipSync(writeTar(entries));
}

/** Opens a `.n8np` file, whether n8n or {@link buildPackage} made it. */
export function readPackage(file: Buffer): OpenedPackage {
	const entries = readTar(gunzipSync(file));
	const contents = new Map(entries.map(({ path, content }) => [path, content.toString('utf8')]));
	const parse = <T>(path: string): T => {
		const content = contents.get(path);
		if (content === undefined) throw new Error(`The package has no ${path}.`);
		return JSON.parse(content) as T;
	};
	if (entries[0]?.path !== 'manifest.json') {
		throw new Error('The first entry of a package has to be manifest.json.');
	}
	const manifest = parse<PackageManifest>('manifest.json');
	return {
		manifest,
		workflows: (manifest.workflows ?? []).map(({ target }) => parse(`${target}/workflow.json`)),
		tables: (manifest.dataTables ?? []).map(({ target }) => parse(`${target}/data-table.json`)),
	};
}
