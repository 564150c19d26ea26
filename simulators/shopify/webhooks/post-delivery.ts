import http from 'node:http';
import https from 'node:https';
import type { Delivery } from './delivery';

/** Sends a delivery once. Answers the HTTP status, or rejects on time-out and network errors. */
export function postDelivery(delivery: Delivery, timeoutMs: number): Promise<number> {
	const url = new URL(delivery.uri);
	const client = url.protocol === 'https:' ? https : http;
	return new Promise((resolve, reject) => {
		const request = client.request(
			url,
			{
				method: 'POST',
				agent: false,
				signal: AbortSignal.timeout(timeoutMs),
				headers: { ...delivery.headers, 'Content-Length': String(delivery.body.byteLength) },
			},
			(response) => {
				response.resume();
				response.once('end', () => resolve(response.statusCode ?? 0));
				response.once('error', reject);
			},
		);
		request.once('error', reject);
		request.end(delivery.body);
	});
}
