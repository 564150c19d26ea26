import { randomBytes } from 'node:crypto';
import type { Moment } from './sign-request';

/** A nonce that was never used, and the time now: NetSuite takes a pair of them once (docs/vendors/netsuite.md §1.2). */
export const freshMoment = (): Moment => ({
	nonce: randomBytes(16).toString('hex'),
	timestamp: String(Math.floor(Date.now() / 1000)),
});
