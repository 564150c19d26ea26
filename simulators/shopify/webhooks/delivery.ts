/** One attempt to hand a delivery over. */
export interface Attempt {
	readonly at: Date;
	readonly status: number | null;
	readonly error: string | null;
}

export type DeliveryState = 'queued' | 'delivered' | 'retrying' | 'failed' | 'lost';

/** A webhook on its way; body and headers are fixed when the event happens. */
export interface Delivery {
	readonly webhookId: string;
	readonly eventId: string;
	readonly topic: string;
	readonly subscriptionId: number | null;
	readonly uri: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
	readonly attempts: Attempt[];
	state: DeliveryState;
}

/** A delivery as the log shows it, without bytes. */
export interface DeliveryRecord {
	readonly webhookId: string;
	readonly eventId: string;
	readonly topic: string;
	readonly subscriptionId: number | null;
	readonly uri: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	readonly attempts: readonly Attempt[];
	readonly state: DeliveryState;
}

/** Copies a delivery for the log. */
export function toRecord(delivery: Delivery): DeliveryRecord {
	return {
		...delivery,
		body: delivery.body.toString('utf8'),
		attempts: [...delivery.attempts],
	};
}
