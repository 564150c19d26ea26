export { SuiteQlRefused } from './refusal';
export type { SuiteQlOptions, SuiteQlResult } from './suite-ql';
export { SuiteQl } from './suite-ql';
export type { ColumnType, TableName, TableRow, TableRows } from './tables';
