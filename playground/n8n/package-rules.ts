import type { TableSpec, WorkflowJson } from './workflow-json';

const WORKFLOW_ID = /^[A-Za-z0-9_]{1,36}$/;
/** The public API reaches only tables whose id has the length of n8n's own ids. */
const TABLE_ID = /^[A-Za-z0-9]{16}$/;
const COLUMN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;
const SYSTEM_COLUMNS = new Set(['id', 'createdat', 'updatedat', 'dryrunstate']);

function duplicates(values: readonly string[]): string[] {
	return values.filter((value, index) => values.indexOf(value) !== index);
}

/** The rules of n8n 2.41 a workflow breaks, as sentences. */
function workflowProblems({ id, nodes }: WorkflowJson): string[] {
	const problems: string[] = [];
	if (!WORKFLOW_ID.test(id)) {
		problems.push(
			`Workflow id "${id}": n8n exports only letters, digits and underscores, up to 36.`,
		);
	}
	for (const name of duplicates(nodes.map((node) => node.name))) {
		problems.push(`Workflow "${id}" has two nodes named "${name}".`);
	}
	return problems;
}

function tableProblems({ id, name, columns }: TableSpec): string[] {
	const problems: string[] = [];
	if (!TABLE_ID.test(id)) {
		problems.push(`Table id "${id}": n8n takes exactly 16 letters and digits.`);
	}
	for (const column of columns.map((each) => each.name)) {
		if (SYSTEM_COLUMNS.has(column.toLowerCase())) {
			problems.push(`Table "${name}": "${column}" is a column n8n adds by itself.`);
		} else if (!COLUMN_NAME.test(column)) {
			problems.push(`Table "${name}": n8n does not take the column name "${column}".`);
		}
	}
	for (const column of duplicates(columns.map((each) => each.name))) {
		problems.push(`Table "${name}" has two columns named "${column}".`);
	}
	return problems;
}

/** Refuses, before anything is built, what n8n would refuse at the client's site. */
export function checkPackageContent(
	workflows: readonly WorkflowJson[],
	tables: readonly TableSpec[],
): void {
	const problems = [
		...workflows.flatMap(workflowProblems),
		...tables.flatMap(tableProblems),
		...duplicates(workflows.map(({ id }) => id)).map((id) => `Two workflows have the id "${id}".`),
		...duplicates(tables.map(({ id }) => id)).map((id) => `Two tables have the id "${id}".`),
		...duplicates(tables.map(({ name }) => name)).map((name) => `Two tables are named "${name}".`),
	];
	if (workflows.length === 0) problems.push('A package needs at least one workflow.');
	if (problems.length > 0) throw new Error(problems.join('\n'));
}
