import { recordTypeNamed, type RecordType } from '../store/record-types';

/** Where a request goes under /services/rest. */
export type Route =
	| { kind: 'token' }
	| { kind: 'suiteql' }
	| { kind: 'serverTime' }
	| { kind: 'governanceLimits' }
	| { kind: 'metadata'; record: string | null }
	| { kind: 'collection'; type: RecordType }
	| { kind: 'record'; type: RecordType; key: string }
	| { kind: 'transform'; type: RecordType; key: string; target: string }
	| { kind: 'nowhere' };

const NOWHERE: Route = { kind: 'nowhere' };

function recordRoute(parts: readonly string[]): Route {
	const [name = '', key, action, target, ...more] = parts;
	if (more.length > 0) return NOWHERE;
	if (name === 'metadata-catalog') {
		return action === undefined ? { kind: 'metadata', record: key ?? null } : NOWHERE;
	}
	const type = recordTypeNamed(name);
	if (!type) return NOWHERE;
	if (key === undefined) return { kind: 'collection', type };
	if (action === undefined) return { kind: 'record', type, key };
	if (action !== '!transform' || target === undefined) return NOWHERE;
	return { kind: 'transform', type, key, target };
}

/** Reads the path of a request; escapes such as %3A in `eid%3A` are understood. */
export function routeOf(path: string): Route {
	const match = /^\/services\/rest\/([^/]+)\/(?:[^/]+\/)?v1\/(.+)$/.exec(path);
	if (!match) return NOWHERE;
	const parts = (match[2] ?? '').split('/').map((part) => decodeURIComponent(part));
	switch (match[1] ?? '') {
		case 'auth':
			return path === '/services/rest/auth/oauth2/v1/token' ? { kind: 'token' } : NOWHERE;
		case 'query':
			return parts.join('/') === 'suiteql' ? { kind: 'suiteql' } : NOWHERE;
		case 'system':
			if (parts.join('/') === 'serverTime') return { kind: 'serverTime' };
			return parts.join('/') === 'governanceLimits' ? { kind: 'governanceLimits' } : NOWHERE;
		case 'record':
			return recordRoute(parts);
		default:
			return NOWHERE;
	}
}

/** How faults and the call log name a route, beside the method. */
export function targetOf(route: Route): string {
	switch (route.kind) {
		case 'metadata':
			return 'metadata-catalog';
		case 'collection':
		case 'record':
			return route.type;
		case 'transform':
			return `${route.type}/!transform/${recordTypeNamed(route.target) ?? route.target}`;
		case 'token':
		case 'suiteql':
		case 'serverTime':
		case 'governanceLimits':
		case 'nowhere':
			return route.kind;
	}
}
