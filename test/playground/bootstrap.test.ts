import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWithScript } from './run-plain-node';

describe('where things are kept', () => {
	it.each([
		[{ N8N_ORDER_SYNC_CACHE: '/c', XDG_CACHE_HOME: '/x' }, '/c'],
		[{ XDG_CACHE_HOME: '/x' }, '/x/n8n-nodes-order-sync'],
		[{}, '/home/me/.cache/n8n-nodes-order-sync'],
	])('%j', async (env, expected) => {
		const code = `return m.cacheRoot(${JSON.stringify(env)}, '/home/me');`;
		expect(await runWithScript('bootstrap/paths.mjs', code)).toBe(expected);
	});

	it('changes with the content of the lock, and with nothing else', async () => {
		const code = `return [m.fingerprint('a', 'b'), m.fingerprint('a', 'b'), m.fingerprint('ab', '')];`;
		const [first, same, other] = (await runWithScript('bootstrap/paths.mjs', code)) as string[];
		expect(first).toMatch(/^[0-9a-f]{12}$/);
		expect(same).toBe(first);
		expect(other).not.toBe(first);
	});
});

describe('the install lock', () => {
	it.each([
		['123', 0, true, false],
		['123', 0, false, true],
		['123', 61_000, true, true],
		['nonsense', 0, true, true],
	])('owner %s, %d ms old, running %s: stale %s', async (owner, age, running, stale) => {
		const code = `return m.isStale('${owner}', ${age}, () => ${running});`;
		expect(await runWithScript('bootstrap/install-lock.mjs', code)).toBe(stale);
	});

	it('lets two installers in one after the other, and takes over from a dead one', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'lock-'));
		try {
			const lock = join(folder, 'a.lock');
			writeFileSync(lock, '999999999\n');
			const code = `
				const steps = [];
				const work = (name) => async () => {
					steps.push(name + ' in');
					await new Promise((resolve) => setTimeout(resolve, 50));
					steps.push(name + ' out');
				};
				const lock = ${JSON.stringify(lock)};
				await Promise.all([m.withInstallLock(lock, work('a')), m.withInstallLock(lock, work('b'))]);
				return steps.map((step) => step.split(' ')[1]);
			`;
			expect(await runWithScript('bootstrap/install-lock.mjs', code)).toEqual([
				'in',
				'out',
				'in',
				'out',
			]);
			expect(() => readFileSync(lock)).toThrow('ENOENT');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

describe('whether node_modules belongs to the lock', () => {
	const wanted = {
		'': {},
		'node_modules/a': { version: '1.0.0' },
		'node_modules/b': { version: '2.0.0', optional: true },
	};
	it.each([
		['all there', { 'node_modules/a': { version: '1.0.0' } }, true],
		['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
		['missing', {}, false],
	])('%s', async (_case, installed, expected) => {
		const code = `return m.treeMatchesLock(${JSON.stringify(wanted)}, ${JSON.stringify(installed)});`;
		expect(await runWithScript('bootstrap/project-state.mjs', code)).toBe(expected);
	});
});

describe('what the person is told', () => {
	it('hides the remarks of npm about itself', async () => {
		const output = 'npm warn Unknown user config "x".\\nnpm error code E404\\n\\nnpm notice New';
		const code = `return m.readableTail('${output}');`;
		expect(await runWithScript('bootstrap/run-quietly.mjs', code)).toBe('npm error code E404');
	});

	it('keeps the beginning and the end of a long output', async () => {
		const code = `
			const lines = Array.from({ length: 100 }, (_, index) => 'line ' + index);
			return m.readableTail(lines.join('\\n'), 4).split('\\n');
		`;
		expect(await runWithScript('bootstrap/run-quietly.mjs', code)).toEqual([
			'line 0',
			'line 1',
			'…',
			'line 98',
			'line 99',
		]);
	});

	it('shows the end of a failed command and where the rest is', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'run-'));
		const logFile = join(folder, 'log.txt');
		const code = `
			const options = { cwd: '/', env: process.env, logFile: ${JSON.stringify(logFile)} };
			const args = ['-e', 'console.log("why it failed"); process.exit(3)'];
			return m.runQuietly(process.execPath, args, options).catch((error) => error.message);
		`;
		const message = await runWithScript('bootstrap/run-quietly.mjs', code);
		expect(message).toContain('ended with code 3');
		expect(message).toContain('why it failed');
		expect(readFileSync(logFile, 'utf8')).toContain('why it failed');
		rmSync(folder, { recursive: true });
	});

	it('keeps a sign of life while a stage takes long', async () => {
		const code = `
			let shown = '';
			const progress = m.createProgress({ write: (text) => { shown += text; } }, 20);
			await progress.stage('Waiting', () => new Promise((resolve) => setTimeout(resolve, 70)));
			return shown;
		`;
		expect(await runWithScript('bootstrap/progress.mjs', code)).toMatch(
			/^> Waiting\n( {2}… Waiting .*so far\)\n)+ {2}done in \d+ s\n$/,
		);
	});

	it('names the missing tools and the command that installs them', async () => {
		const code = `
			const missing = m.missingTools('/a:/b', (file) => file === '/b/make');
			return [missing, m.missingToolsMessage(missing, 'linux')];
		`;
		const [missing, message] = (await runWithScript('bootstrap/native-tools.mjs', code)) as [
			string[],
			string,
		];
		expect(missing).toEqual(['python3', 'g++']);
		expect(message).toContain('apt-get install');
	});
});

describe('the surroundings of npm', () => {
	it('do not inherit what the outer npm was told', async () => {
		const outer = {
			PATH: '/bin',
			npm_config_ignore_scripts: 'true',
			npm_lifecycle_event: 'start',
			npm_config_cache: '/keep',
		};
		const code = `return m.npmEnv(${JSON.stringify(outer)}, { nodeBin: '/n/bin/node', nodeDir: '/n' });`;
		expect(await runWithScript('bootstrap/npm-env.mjs', code)).toEqual({
			PATH: '/n/bin:/bin',
			npm_config_cache: '/keep',
			npm_config_nodedir: '/n',
			npm_config_update_notifier: 'false',
			JOBS: 'max',
		});
	});

	it('have a Node.js for every supported machine, and say so for others', async () => {
		const code = `
			const known = [['linux', 'x64'], ['linux', 'arm64'], ['darwin', 'arm64'], ['darwin', 'x64']];
			const majors = known.map(([os, cpu]) => m.nodeRuntime(os, cpu).version.split('.')[0]);
			let refusal = '';
			try { m.nodeRuntime('win32', 'x64'); } catch (error) { refusal = error.message; }
			return [majors, refusal];
		`;
		const [majors, refusal] = (await runWithScript('bootstrap/node-runtime.mjs', code)) as [
			string[],
			string,
		];
		expect(new Set(majors)).toEqual(new Set(['24']));
		expect(refusal).toContain('win32-x64');
	});
});
