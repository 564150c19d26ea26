import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const REFRESH_MS = 5_000;
const ABANDONED_MS = 60_000;
const POLL_MS = 500;

/** @param {number} pid */
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/**
 * Whether the process that wrote this lock is gone: it has ended, or it stopped refreshing the file.
 * @param {string} owner
 * @param {number} ageMs
 */
export function isStale(owner, ageMs, running = isRunning) {
	const pid = Number.parseInt(owner, 10);
	return ageMs > ABANDONED_MS || !Number.isInteger(pid) || !running(pid);
}

/** @param {string} lockFile */
function tryTake(lockFile) {
	try {
		writeFileSync(lockFile, `${process.pid}\n`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		return false;
	}
}

/** Moves a stale lock aside; puts it back when another process replaced it in between. */
function breakStaleLock(lockFile) {
	const aside = `${lockFile}.stale-${process.pid}`;
	try {
		const owner = readFileSync(lockFile, 'utf8');
		if (!isStale(owner, Date.now() - statSync(lockFile).mtimeMs)) return;
		renameSync(lockFile, aside);
		if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, lockFile);
		unlinkSync(aside);
	} catch (error) {
		if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
	}
}

/**
 * Runs `work` while no other process runs it for the same lock file.
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work
 * @param {() => void} onWait called once when another process holds the lock
 */
export async function withInstallLock(lockFile, work, onWait = () => {}) {
	mkdirSync(dirname(lockFile), { recursive: true });
	for (let waited = false; !tryTake(lockFile);) {
		breakStaleLock(lockFile);
		if (tryTake(lockFile)) break;
		if (!waited) onWait();
		waited = true;
		await sleep(POLL_MS);
	}
	const refresh = setInterval(() => utimesSync(lockFile, new Date(), new Date()), REFRESH_MS);
	const release = () => {
		clearInterval(refresh);
		try {
			unlinkSync(lockFile);
		} catch {
			// Someone removed it by hand: there is nothing left to release.
		}
	};
	try {
		return await work();
	} finally {
		release();
	}
}
