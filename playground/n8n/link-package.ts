import { lstat, mkdir, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

interface NodePackage {
	name: string;
	n8n?: { nodes?: string[]; credentials?: string[] };
}

/** The files n8n will look for that the build has not written. */
function unbuiltFiles(packageDir: string, { n8n = {} }: NodePackage): string[] {
	const wanted = [...(n8n.nodes ?? []), ...(n8n.credentials ?? [])];
	return wanted.filter((file) => !existsSync(join(packageDir, file)));
}

/**
 * Links the package where n8n looks for installed community packages, so that its nodes carry the
 * names they have when published.
 */
export async function linkPackage(userFolder: string, packageDir: string): Promise<void> {
	const manifest = await readFile(join(packageDir, 'package.json'), 'utf8');
	const nodePackage = JSON.parse(manifest) as NodePackage;
	const unbuilt = unbuiltFiles(packageDir, nodePackage);
	if (unbuilt.length > 0) {
		throw new Error(
			`The package is not built, run "npm run build". Missing: ${unbuilt.join(', ')}`,
		);
	}
	const link = join(userFolder, '.n8n', 'nodes', 'node_modules', nodePackage.name);
	await mkdir(dirname(link), { recursive: true });
	const existing = await lstat(link).catch(() => undefined);
	if (existing?.isSymbolicLink() && (await readlink(link)) === resolve(packageDir)) return;
	await rm(link, { recursive: true, force: true });
	await symlink(resolve(packageDir), link, 'dir');
}
