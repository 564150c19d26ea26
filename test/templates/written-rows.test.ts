import { join } from 'node:path';
import { exceptionRowSchema } from '../../domain/exception/order-exception';
import type { LedgerRow } from '../../domain/report/edit-report';
import { newSignalRowSchema } from '../../domain/signal/signal-row';
import { readTemplates } from '../../playground/world/templates';

const { tables } = readTemplates(join(__dirname, '..', '..'));

const columnsOf = (name: string): string[] =>
	(tables.find((table) => table.name === name)?.columns ?? []).map((column) => column.name).sort();

const LEDGER_FIELDS: Record<keyof LedgerRow, true> = {
	lane: true,
	order_key: true,
	order_name: true,
	target_system: true,
	target_order: true,
	outcome: true,
	source_updated_at: true,
	plan_key: true,
	steps: true,
	source_total: true,
	target_total: true,
	currency: true,
	topics: true,
	attempt: true,
	first_received_at: true,
	recorded_at: true,
	correlation_id: true,
	execution_id: true,
	edited_by: true,
};

/** n8n refuses a row with a field the table lacks, and stops the whole run with it. */
describe('rows that the nodes write fit the tables', () => {
	it('signals', () => {
		expect(Object.keys(newSignalRowSchema.shape).sort()).toEqual(columnsOf('osync_signals'));
	});

	it('exceptions, which get their time of closing later', () => {
		const fields = [...Object.keys(exceptionRowSchema.shape), 'closed_at'].sort();
		expect(fields).toEqual(columnsOf('osync_exceptions'));
	});

	it('ledger', () => {
		expect(Object.keys(LEDGER_FIELDS).sort()).toEqual(columnsOf('osync_ledger'));
	});
});
