import { gunzipSync, gzipSync } from 'node:zlib';
import { buildPackage, portableWorkflow, readPackage } from '../../playground/n8n/n8np';
import { readTar, writeTar } from '../../playground/n8n/tar';
import type { TableSpec, WorkflowJson, WorkflowNode } from '../../playground/n8n/workflow-json';

const signals: TableSpec = {
	id: 'osyncSignals0001',
	name: 'osync_signals',
	description: 'What to look at',
	columns: [
		{ name: 'order_key', type: 'string', description: 'Which order' },
		{ name: 'received_at', type: 'date' },
	],
};
const unused: TableSpec = {
	id: 'osyncCursors0001',
	name: 'osync_cursors',
	columns: [{ name: 'value', type: 'string' }],
};

const node = (name: string, extra: Partial<WorkflowNode> = {}): WorkflowNode => ({
	id: `id-${name}`,
	name,
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...extra,
});

const workflow = (id: string, nodes: WorkflowNode[]): WorkflowJson => ({
	id,
	name: `Orders: ${id}`,
	nodes,
	connections: {},
	settings: { timezone: 'UTC', errorWorkflow: 'osync_alert' },
	active: true,
	pinData: { secret: [] },
});

const reader = workflow('osync_sweep', [
	node('Read', {
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		parameters: { dataTableId: { __rl: true, mode: 'id', value: signals.id } },
	}),
	node('Call', { credentials: { shopApi: { id: 'osyncShop', name: 'Shop' } } }),
]);
const alert = workflow('osync_alert', [node('Only')]);
const build = (workflows = [alert, reader], tables = [signals, unused]) =>
	buildPackage({ workflows, tables, version: '1.2.3' });

describe('building a package', () => {
	it('puts the manifest first, where n8n wants it', () => {
		expect(readTar(gunzipSync(build()))[0]?.path).toBe('manifest.json');
	});

	it('keeps what a workflow is and leaves out what one instance made of it', () => {
		const [, opened] = readPackage(build()).workflows;
		expect(portableWorkflow(opened as WorkflowJson)).toEqual(portableWorkflow(reader));
		expect(opened).not.toHaveProperty('active');
		expect(opened).not.toHaveProperty('pinData');
	});

	it('keeps table ids and columns, without fields n8n does not know', () => {
		expect(readPackage(build()).tables[0]).toEqual({
			id: signals.id,
			name: signals.name,
			columns: [
				{ name: 'order_key', type: 'string', index: 0 },
				{ name: 'received_at', type: 'date', index: 1 },
			],
		});
	});

	it('names the users of a table, and books a table nobody uses on the first workflow', () => {
		expect(readPackage(build()).manifest.requirements.dataTables).toEqual([
			{ id: signals.id, name: signals.name, usedByWorkflows: [reader.id] },
			{ id: unused.id, name: unused.name, usedByWorkflows: [alert.id] },
		]);
	});

	it('writes a stub for every credential, without data', () => {
		const file = build();
		const entry = readTar(gunzipSync(file)).find(({ path }) => path.endsWith('credential.json'));
		expect(JSON.parse(String(entry?.content))).toEqual({
			id: 'osyncShop',
			name: 'Shop',
			type: 'shopApi',
		});
		expect(readPackage(file).manifest.requirements.credentials[0]?.usedByWorkflows).toEqual([
			reader.id,
		]);
	});

	it('lists node types with their versions', () => {
		expect(readPackage(build()).manifest.requirements.nodeTypes).toContainEqual({
			type: 'n8n-nodes-base.dataTable',
			typeVersion: 1.1,
			usedByWorkflows: [reader.id],
		});
	});

	it('gives the same bytes for the same sources, and others for other sources', () => {
		expect(build().equals(build())).toBe(true);
		expect(build().equals(build([alert, { ...reader, name: 'Other' }]))).toBe(false);
	});
});

describe('what n8n would refuse', () => {
	it.each([
		['a hyphen in a workflow id', [workflow('osync-sweep', [])], [signals], 'underscores'],
		['a table id of another length', [alert], [{ ...signals, id: 'short' }], 'exactly 16'],
		['two workflows with one id', [alert, alert], [signals], 'Two workflows'],
		['two nodes with one name', [workflow('w', [node('A'), node('A')])], [], 'two nodes'],
		[
			'a column n8n has already',
			[alert],
			[{ ...signals, columns: [{ name: 'createdAt', type: 'date' as const }] }],
			'adds by itself',
		],
		['nothing at all', [], [], 'at least one workflow'],
	])('is refused here: %s', (_case, workflows, tables, message) => {
		expect(() => build(workflows, tables)).toThrow(message);
	});

	it('is a package whose manifest is not first', () => {
		const entries = readTar(gunzipSync(build())).reverse();
		expect(() => readPackage(gzipSync(writeTar(entries)))).toThrow('manifest.json');
	});
});
