import type { Json, JsonObject } from './json';

/** A node as it stands in an exported workflow. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: JsonObject;
	credentials?: Record<string, { id: string | null; name: string }>;
	[setting: string]: Json | object | undefined;
}

/** A workflow as n8n exports it. */
export interface WorkflowJson {
	id: string;
	name: string;
	nodes: WorkflowNode[];
	connections: JsonObject;
	settings?: JsonObject;
	[field: string]: Json | object | undefined;
}

export type ColumnType = 'string' | 'number' | 'boolean' | 'date';

/** A data table with the fixed id templates refer to. */
export interface TableSpec {
	id: string;
	name: string;
	description?: string;
	columns: { name: string; type: ColumnType; description?: string }[];
}
