import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PROJECT = 'n8n-nodes-order-sync';

/**
 * The folder everything downloaded for the playground is kept in, outside the checkout.
 * @param {Record<string, string | undefined>} env
 * @param {string} home
 */
export function cacheRoot(env = process.env, home = homedir()) {
	if (env.N8N_ORDER_SYNC_CACHE) return env.N8N_ORDER_SYNC_CACHE;
	return join(env.XDG_CACHE_HOME || join(home, '.cache'), PROJECT);
}

/**
 * A short hash of everything that decides what an installation contains.
 * @param {(string | Buffer)[]} parts
 */
export function fingerprint(...parts) {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part).update('\0');
	return hash.digest('hex').slice(0, 12);
}

/**
 * The folder name of one n8n installation: the release for people, the hash for changes of the lock.
 * @param {string} version
 * @param {string} hash
 */
export function hostFolderName(version, hash) {
	return `n8n-${version}-${hash}`;
}
