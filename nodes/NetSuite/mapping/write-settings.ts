/** How the order's tax gets into NetSuite; `tax` as far as it was found out (docs/vendors/netsuite.md §3.3). */
export type TaxWriting =
	| { strategy: 'netsuiteComputes' }
	| { strategy: 'suiteTaxOverride'; taxCodeId: string; taxTypeId: string }
	| { strategy: 'taxItemLine'; taxItemId: string };

/** What the bodies of writes depend on besides the order itself. */
export type WriteSettings = {
	tax: TaxWriting;
	/** Line column that remembers the source's line id. */
	lineIdField: string;
	removedLines: 'reduce' | 'close' | 'remove';
};
