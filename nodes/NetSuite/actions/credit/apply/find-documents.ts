import { inBatches } from '../../../../shared/in-batches';
import { toDocument, type Document } from '../../../mapping/books/document';
import { documentsQuery } from '../../../mapping/books/document-queries';
import type { NetSuiteClient } from '../../../transport/netsuite-client';

/** Documents by internal id, and by external id in lower case, because NetSuite does not tell cases apart. */
export type KnownDocuments = {
	byId: Map<string, Document>;
	byExternalId: Map<string, Document>;
};

const VALUES_PER_QUERY = 450;

/** Reads documents by external and internal ids, one query for some hundred; those that do not exist are missing. */
export async function findDocuments(
	client: NetSuiteClient,
	{ externalIds, ids }: { externalIds: readonly string[]; ids: readonly string[] },
): Promise<KnownDocuments> {
	const known: KnownDocuments = { byId: new Map(), byExternalId: new Map() };
	const wanted = [
		...[...new Set(externalIds)].map((value) => ({ value, isExternal: true })),
		...[...new Set(ids)].map((value) => ({ value, isExternal: false })),
	];
	for (const batch of inBatches(wanted, VALUES_PER_QUERY)) {
		const of = (isExternal: boolean): string[] =>
			batch.filter((each) => each.isExternal === isExternal).map(({ value }) => value);
		const { q, params } = documentsQuery(of(true), of(false));
		for (const row of await client.query(q, params)) remember(known, toDocument(row));
	}
	return known;
}

/** Adds a document, or what is newly known of it. */
export function remember(known: KnownDocuments, document: Document): void {
	known.byId.set(document.id, document);
	if (document.externalId !== '') {
		known.byExternalId.set(document.externalId.toLowerCase(), document);
	}
}
