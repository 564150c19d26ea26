import { delimiter, dirname } from 'node:path';

const LIFECYCLE = /^npm_(package|lifecycle|command|execpath|node_execpath|old)/i;
const OUTER_CONFIG =
	/^npm_config_(local_prefix|prefix|ignore_scripts|omit|include|production|workspace|nodedir)/i;

/**
 * The environment of an npm that must not inherit what the npm which started us was told to do.
 * @param {Record<string, string | undefined>} env
 * @param {{ nodeBin?: string, nodeDir?: string }} node the Node.js to run npm and its scripts with
 */
export function npmEnv(env, { nodeBin, nodeDir } = {}) {
	const kept = Object.fromEntries(
		Object.entries(env).filter(([name]) => !LIFECYCLE.test(name) && !OUTER_CONFIG.test(name)),
	);
	delete kept.NODE_OPTIONS;
	if (nodeBin) kept.PATH = [dirname(nodeBin), env.PATH].filter(Boolean).join(delimiter);
	if (nodeDir) kept.npm_config_nodedir = nodeDir;
	kept.npm_config_update_notifier = 'false';
	kept.JOBS = kept.JOBS ?? 'max';
	return kept;
}
