import type { OrderFilters } from './raw/request-bodies';

/** Filters that let only orders of one source and sub-source through; nothing when both are empty. */
export function toOrderFilters(source: string, subSource: string): { filters?: OrderFilters } {
	const fields = [
		{ FieldCode: 'GENERAL_INFO_SOURCE' as const, Text: source },
		{ FieldCode: 'GENERAL_INFO_SUBSOURCE' as const, Text: subSource },
	].filter(({ Text: text }) => text !== '');
	if (fields.length === 0) return {};
	return { filters: { TextFields: fields.map((field) => ({ Type: 'Equal', ...field })) } };
}
