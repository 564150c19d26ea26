import type { IDataObject } from 'n8n-workflow';
import { readTemplates } from '../../../playground/world/templates';
import { processCosts } from '../../../nodes/shared/cost-budget';
import { processSlots } from '../../../nodes/shared/slot-budget';
import { runDataTable, runIf, runMerge, runSet } from './base-nodes';
import { DataTables } from './data-tables';
import { Life, type Death } from './life';
import { ourNode, runOurNode, type Credential } from './our-nodes';
import { Template, type Items, type NodeRun } from './template';

const { workflows, tables } = readTemplates(`${__dirname}/../../..`);
const templates = new Map(workflows.map((json) => [json.id, new Template(json, ourNode)]));

function templateOf(id: string): Template {
	const template = templates.get(id);
	if (!template) throw new Error(`There is no template ${id}`);
	return template;
}

export type Run = 'done' | 'died';

/** What the world around n8n wants to know of an execution. */
export type Hooks = {
	/** An execution begins. */
	begin: () => void;
	/** It goes on to an operation of a node of ours. */
	enter: (operation: string) => void;
	/** A mail is sent. */
	mailed?: (mail: IDataObject) => void;
	/** Parameters that ops changed on every node. */
	changed?: () => Record<string, unknown>;
};

let accounts = 0;

/** An n8n with the shipped templates, which can die and start again. */
export class N8n {
	readonly tables = new DataTables(tables);
	/** Settings that ops changed, by name. */
	settings: Record<string, boolean | number | string> = {};
	private life = new Life();
	private account = '';
	private executions = 0;

	/** `credentials` by node type; n8n keeps them in its database, so they outlive the process. */
	constructor(
		private readonly credentials: Readonly<Record<string, Credential>>,
		private readonly hooks: Hooks,
	) {
		this.start();
	}

	/** Acts of the last run, for choosing where the next one dies. */
	get acts(): number {
		return this.life.count;
	}

	/** A number that no execution and no webhook has had. */
	nextNumber(): number {
		this.executions += 1;
		return this.executions;
	}

	/** Runs a template from one of its triggers; `meanwhile` is told the number of each act before it is done. */
	async run(
		id: string,
		trigger: string,
		items: Items,
		death: Death | null,
		meanwhile: (act: number) => void = () => undefined,
	): Promise<Run> {
		const { life } = this;
		life.begin(death);
		life.meanwhile = meanwhile;
		const end = await this.execute(life, id, trigger, items);
		if (end === 'died') this.start();
		return end;
	}

	/** Runs a template while another run is under way. They take turns, act by act, and die together. */
	async runBeside(id: string, trigger: string, items: Items): Promise<Run> {
		return await this.execute(this.life, id, trigger, items);
	}

	private async execute(life: Life, id: string, trigger: string, items: Items): Promise<Run> {
		this.hooks.begin();
		const work = templateOf(id).run(
			trigger,
			items,
			String(this.nextNumber()),
			async (run) => await this.runNode(run, life),
		);
		return await life.outlive(work.then(() => 'done' as const));
	}

	/** A fresh process: budgets and remembered lists are gone, tables and credentials are not. */
	private start(): void {
		accounts += 1;
		this.account = `account-${accounts}`;
		this.life = new Life();
		// The dead process's calls never end, so their slots and points would stay taken in this one.
		processSlots['lanes'].clear();
		processCosts['lanes'].clear();
	}

	private mail({ parameter }: NodeRun, at: number): IDataObject {
		const fields = ['toEmail', 'subject', 'text', 'html', 'options'];
		const mail = Object.fromEntries(fields.map((name) => [name, parameter(name, at)]));
		this.hooks.mailed?.(mail as IDataObject);
		return {};
	}

	/** What ops changed in a template's settings, where it has them. */
	private asSet(outputs: Items[]): Items[] {
		const known = Object.entries(this.settings);
		return outputs.map((items) =>
			items.map((item) => ({
				...item,
				...Object.fromEntries(known.filter(([name]) => name in item)),
			})),
		);
	}

	private async runNode(given: NodeRun, life: Life): Promise<Items[]> {
		const changed = this.hooks.changed?.() ?? {};
		const run: NodeRun = {
			...given,
			parameter: (name, item) => (name in changed ? changed[name] : given.parameter(name, item)),
		};
		switch (run.node.type) {
			case 'n8n-nodes-base.set':
				return this.asSet(runSet(run));
			case 'n8n-nodes-base.if':
				return runIf(run);
			case 'n8n-nodes-base.merge':
				return runMerge(run);
			case 'n8n-nodes-base.dataTable':
				return await runDataTable(run, this.tables, life);
			case 'n8n-nodes-base.emailSend':
				return [run.items.map((_item, at) => this.mail(run, at))];
		}
		// Subscriptions are not looked after here: who gets which webhook is part of the story.
		if (run.parameter('operation', 0) === 'ensure') return [[]];
		this.hooks.enter(String(run.parameter('operation', 0)));
		const credential = this.credentials[run.node.type];
		return await runOurNode(run, credential, this.account, life);
	}
}
