import { spawn } from 'node:child_process';

/**
 * Runs a command with its output shown; rejects when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<void>}
 */
export function run(command, args, { cwd, env = process.env }) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) resolve();
			else reject(new Error(`${command} ${args[0]} ended with ${signal ?? `code ${code}`}`));
		});
	});
}
