/** A row of a SuiteQL result: columns in lower case, every value as text, empty columns missing (docs/vendors/netsuite.md §7). */
export type SqlRow = Readonly<Record<string, string>>;
