import type { N8nApi } from './n8n-api';
import { readPackage, type OpenedPackage } from './n8np';

/** Exports workflows with everything they refer to and opens the result. */
export async function exportPackage(
	api: N8nApi,
	workflowIds: readonly string[],
): Promise<OpenedPackage> {
	return readPackage(await api.exportPackage(workflowIds));
}
