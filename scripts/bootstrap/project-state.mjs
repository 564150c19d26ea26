import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './paths.mjs';

const MARKER = '.order-sync-fingerprint';

/** @typedef {{ version?: string, optional?: boolean, peer?: boolean, link?: boolean }} LockEntry */

/**
 * Whether what npm says it installed is what the lock asks for.
 * @param {Record<string, LockEntry>} wanted `packages` of package-lock.json
 * @param {Record<string, LockEntry>} installed `packages` of node_modules/.package-lock.json
 */
export function treeMatchesLock(wanted, installed) {
	return Object.entries(wanted)
		.filter(([path, entry]) => path !== '' && !entry.optional && !entry.link)
		.every(([path, entry]) => installed[path]?.version === entry.version);
}

/** @param {string} file */
function readPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** @param {string} root */
function lockFingerprint(root) {
	return fingerprint(readFileSync(join(root, 'package-lock.json')));
}

/** Remembers which lock node_modules was installed from. @param {string} root */
export function markProjectInstalled(root) {
	writeFileSync(join(root, 'node_modules', MARKER), lockFingerprint(root));
}

/**
 * Whether node_modules belongs to the present package-lock.json.
 * @param {string} root
 */
export function isProjectInstalled(root) {
	const modules = join(root, 'node_modules');
	try {
		if (readFileSync(join(modules, MARKER), 'utf8') === lockFingerprint(root)) return true;
	} catch {
		// No marker: npm may have been run by hand, which the next check finds out.
	}
	try {
		const wanted = readPackages(join(root, 'package-lock.json'));
		if (!treeMatchesLock(wanted, readPackages(join(modules, '.package-lock.json')))) return false;
	} catch {
		return false;
	}
	markProjectInstalled(root);
	return true;
}
