import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const TAIL_LINES = 30;
const NOISE = /^npm (warn|notice)\b|^(npm error)?\s*$/i;

/**
 * What a failed command said, without npm's remarks about its own configuration: its beginning,
 * where npm names the cause, and its end, where compilers do.
 * @param {string} output
 */
export function readableTail(output, lines = TAIL_LINES) {
	const said = output.split('\n').filter((line) => !NOISE.test(line));
	if (said.length <= lines) return said.join('\n');
	const half = Math.floor(lines / 2);
	return [...said.slice(0, half), '…', ...said.slice(-half)].join('\n');
}

/**
 * Runs a command with its output in a log file; the person sees it only when the command fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: Record<string, string | undefined>, logFile: string }} options
 * @returns {Promise<void>}
 */
export function runQuietly(command, args, { cwd, env, logFile }) {
	mkdirSync(dirname(logFile), { recursive: true });
	appendFileSync(logFile, `\n$ ${command} ${args.join(' ')}\n`);
	return new Promise((resolve, reject) => {
		let output = '';
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		const keep = (/** @type {Buffer} */ chunk) => {
			output = (output + chunk.toString()).slice(-64_000);
			appendFileSync(logFile, chunk);
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', (error) => reject(new Error(`${command} did not start: ${error.message}`)));
		child.on('close', (code, signal) => {
			if (code === 0) return resolve();
			const ended = signal ? `was ended by ${signal}` : `ended with code ${code}`;
			const tail = readableTail(output);
			reject(new Error(`${command} ${args[0]} ${ended}. Full log: ${logFile}\n${tail}`));
		});
	});
}
