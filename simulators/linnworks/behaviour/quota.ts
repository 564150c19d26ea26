import type { World } from '../store/world';

const WINDOW_MS = 60_000;

export interface QuotaExcess {
	limit: number;
	retryAfterSeconds: number;
}

/** Calls per operation in the last sixty seconds; shared by every session of the account. */
export class Quota {
	private readonly calls = new Map<string, number[]>();

	constructor(private readonly world: World) {}

	clear(): void {
		this.calls.clear();
	}

	/** Counts a call, or answers by how much it is too early. */
	spend(operation: string, documentedLimit: number): QuotaExcess | null {
		if (!this.world.switches.quota) return null;
		const limit = Math.max(1, Math.floor(documentedLimit * this.world.switches.quotaScale));
		const now = this.world.clock().getTime();
		const recent = (this.calls.get(operation) ?? []).filter((at) => now - at < WINDOW_MS);
		const oldest = recent[0];
		if (recent.length >= limit && oldest !== undefined) {
			return { limit, retryAfterSeconds: Math.ceil((oldest + WINDOW_MS - now) / 1000) };
		}
		recent.push(now);
		this.calls.set(operation, recent);
		return null;
	}
}

/** The words of the vendor's quota refusal. */
export function quotaMessage(limit: number): string {
	return `API calls quota exceeded! Maximum admitted ${limit} per Minute.`;
}
