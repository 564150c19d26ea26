import type { IDataObject } from 'n8n-workflow';
import type { DataTables, Condition } from './data-tables';
import type { Life } from './life';
import type { Items, NodeRun } from './template';

/** Set 3.4: the assignments, each evaluated, alone or on top of the item. */
export function runSet({ items, parameter }: NodeRun): Items[] {
	return [
		items.map((item, at) => {
			const { assignments } = parameter('assignments', at) as {
				assignments: Array<{ name: string; value: unknown; type: string }>;
			};
			const values = assignments.map(({ name, value, type }) => [
				name,
				type === 'array' && typeof value === 'string' ? (JSON.parse(value) as unknown) : value,
			]);
			const kept = parameter('includeOtherFields', at) === true ? item : {};
			return { ...kept, ...(Object.fromEntries(values) as IDataObject) };
		}),
	];
}

/** If 2.2, as far as the templates use it: one condition, that something is true. */
export function runIf({ node, items, parameter }: NodeRun): Items[] {
	const isTrue = (at: number): boolean => {
		const { conditions } = parameter('conditions', at) as {
			conditions: Array<{ leftValue: unknown; operator: { type: string; operation: string } }>;
		};
		const [condition] = conditions;
		if (
			conditions.length !== 1 ||
			condition?.operator.type !== 'boolean' ||
			condition.operator.operation !== 'true' ||
			typeof condition.leftValue !== 'boolean'
		) {
			throw new Error(`${node.name} asks what the engine does not know`);
		}
		return condition.leftValue;
	};
	const answers = items.map((_item, at) => isTrue(at));
	return [items.filter((_item, at) => answers[at]), items.filter((_item, at) => !answers[at])];
}

/** Merge 3: all inputs one after the other, or one of them when the other has come. */
export function runMerge({ inputs, parameter }: NodeRun): Items[] {
	if (parameter('mode', 0) === 'append') return [inputs.flatMap((items) => items ?? [])];
	const chosen = Number(parameter('useDataOfInput', 0) ?? 1);
	return [inputs[chosen - 1] ?? []];
}

/** Data Table 1.1, item by item, as far as the templates use it. */
export async function runDataTable(run: NodeRun, tables: DataTables, life: Life): Promise<Items[]> {
	const out: Items = [];
	for (const [at, item] of run.items.entries()) {
		out.push(...(await life.act(() => tableOperation(run, item, at, tables))));
	}
	return [out];
}

function tableOperation(
	{ node, parameter }: NodeRun,
	item: IDataObject,
	at: number,
	tables: DataTables,
): Items {
	const { value: table } = parameter('dataTableId', at) as { value: string };
	const matches = parameter('matchType', at) === 'anyCondition' ? 'any' : 'all';
	const operation = parameter('operation', at);
	if (matches === 'any' && operation !== 'get') {
		throw new Error(`${node.name} combines conditions in a way the tables do not know`);
	}
	const where = (): Condition[] => {
		const { conditions } = (parameter('filters', at) ?? { conditions: [] }) as {
			conditions: Array<{ keyName: string; condition: string; keyValue?: unknown }>;
		};
		return conditions.map(({ keyName, condition, keyValue }) => ({
			column: keyName,
			condition,
			value: keyValue,
		}));
	};
	const values = (): Record<string, unknown> => {
		const columns = parameter('columns', at) as { mappingMode: string; value: object | null };
		return columns.mappingMode === 'autoMapInputData' ? { ...item } : { ...columns.value };
	};
	switch (operation) {
		case 'get': {
			const limit =
				parameter('returnAll', at) === true ? null : Number(parameter('limit', at) ?? 50);
			const column = String(parameter('orderByColumn', at) ?? 'id');
			const descending = parameter('orderByDirection', at) === 'DESC';
			return tables.select(table, where(), { column, descending, limit, matches });
		}
		case 'insert':
			return [tables.insert(table, values())];
		case 'update':
			return tables.update(table, where(), values());
		case 'deleteRows':
			return tables.remove(table, where());
		case 'rowExists':
			return tables.select(table, where()).length > 0 ? [item] : [];
		case 'rowNotExists':
			return tables.select(table, where()).length > 0 ? [] : [item];
		default:
			throw new Error(`${node.name} does what the tables do not know`);
	}
}
