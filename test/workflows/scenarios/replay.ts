import { TABLES } from '../../../playground/world/install-templates';
import type { Row } from '../../../playground/n8n/data-tables-api';
import type { ScheduleChanges } from '../../../playground/world/templates';
import type { PlacedOrder, Stage } from '../harness';

/** The schedules under which the scenarios need seconds instead of minutes. */
export const REPLAY_SCHEDULES: ScheduleChanges = {
	osync_exception_replay: { 'Every minute': { field: 'seconds', secondsInterval: 2 } },
	osync_error_alerts: { 'Every minute': { field: 'seconds', secondsInterval: 2 } },
};

/** What a person asks to be looked at again is looked at again; what nobody settles in time is said once more. */
export function replayScenarios(stage: () => Stage): void {
	const update = async (row: Row, changes: Row) =>
		await stage().world.api.tables.update(
			TABLES.exceptions,
			{ filters: [{ columnName: 'id', condition: 'eq', value: row['id'] ?? 0 }] },
			changes,
		);
	const statusOf = async (order: PlacedOrder): Promise<unknown[]> =>
		(await stage().exceptions(order)).map((row) => row['status']);
	const mails = (order: PlacedOrder) =>
		stage().world.smtp.messages.filter((mail) => mail.subject.includes(`${order.name}:`));

	/** An edit that nobody looks at again by itself, though what stood in its way is gone. */
	const stuck = async (): Promise<{ order: PlacedOrder; row: Row }> => {
		const { linnworks, shopify } = stage().world;
		const order = await stage().place();
		linnworks.warehouse.setMerged(order.legacyId, true);
		shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
		await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
		await stage().settled(order);
		linnworks.warehouse.setMerged(order.legacyId, false);
		const [row = {}] = await stage().exceptions(order);
		expect(row).toMatchObject({ code: 'GATE_MERGED', status: 'open' });
		return { order, row };
	};

	describe('another look', () => {
		it('is asked for in the table, and the exception closes by itself', async () => {
			const { order, row } = await stuck();
			await update(row, { status: 'replay' });
			await stage().inStep(order);
			await stage().until('resolved', async () => (await statusOf(order)).join() === 'resolved');
			const topics = (await stage().ledger(order)).map((each) => each['topics']);
			expect(topics.filter((topic) => topic === 'replay')).toHaveLength(1);
		});

		it('that finds the same trouble leaves the exception open and says nothing new', async () => {
			const { order, row } = await stuck();
			await stage().until('mail', async () => mails(order).length === 1);
			stage().world.linnworks.warehouse.setMerged(order.legacyId, true);
			await update(row, { status: 'replay' });
			await stage().until('looked at again', async () =>
				(await stage().ledger(order)).some((each) => each['topics'] === 'replay'),
			);
			expect(await statusOf(order)).toEqual(['open']);
			expect(mails(order)).toHaveLength(1);
		});

		it('is asked for by the button behind the link; opening the link does nothing', async () => {
			const { order, row } = await stuck();
			await stage().until('mail', async () => mails(order).length === 1);
			const link = /Look again: (\S+)/.exec(mails(order)[0]?.text ?? '')?.[1] ?? '';
			expect(link).toContain(`exception=${String(row['id'])}&key=`);
			for (let opened = 0; opened < 2; opened += 1) {
				const page = await fetch(link);
				expect(page.status).toBe(200);
				expect(page.headers.get('content-type')).toContain('text/html');
				expect(await page.text()).toContain('<form method="post">');
			}
			const wrong = await fetch(
				link.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')),
				{
					method: 'POST',
				},
			);
			expect(wrong.status).toBe(404);
			expect((await fetch(link.split('?')[0] ?? '', { method: 'POST' })).status).toBe(404);
			expect(await statusOf(order)).toEqual(['open']);
			const pressed = await fetch(link, {
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: 'look=again',
			});
			expect(pressed.status).toBe(200);
			expect(await pressed.text()).toContain('will be looked at again');
			await stage().inStep(order);
			await stage().until('resolved', async () => (await statusOf(order)).join() === 'resolved');
			expect(await (await fetch(link, { method: 'POST' })).text()).toContain('settled already');
		});

		it('of a failed workflow closes its exception', async () => {
			const { row } = await stuck();
			const columns = Object.fromEntries(
				Object.entries(row).filter(([name]) => !['id', 'createdAt', 'updatedAt'].includes(name)),
			);
			await stage().world.api.tables.insert(TABLES.exceptions, [
				{
					...columns,
					code: 'WORKFLOW_FAILED',
					order_key: 'workflow:n8n:test',
					order_name: 'Test',
					status: 'replay',
				},
			]);
			await stage().until('closed', async () => {
				const [failed] = await stage().rows('exceptions', 'order_name', 'Test');
				return failed?.['status'] === 'resolved';
			});
		});
	});

	describe('an overdue exception', () => {
		it('is said once more, and never when it is settled', async () => {
			const { order, row } = await stuck();
			const settled = await stuck();
			await stage().until('mails', async () =>
				[order, settled.order].every((each) => mails(each).length === 1),
			);
			await stage().until('sent', async () =>
				(await stage().exceptions(order)).every((each) => each['mail_state'] === 'sent'),
			);
			await update(settled.row, { status: 'resolved', due_at: '2020-01-01T00:00:00.000Z' });
			await update(row, { due_at: '2020-01-01T00:00:00.000Z' });
			await stage().until('reminded', async () => mails(order).length === 2);
			expect(mails(order)[1]?.subject).toContain('[overdue]');
			await stage().until('reminder sent', async () =>
				(await stage().exceptions(order)).every((each) => each['mail_state'] === 'sent'),
			);
			const again = await stuck();
			await stage().until('a later mail', async () => mails(again.order).length === 1);
			expect(mails(order)).toHaveLength(2);
			expect(mails(settled.order)).toHaveLength(1);
		});
	});
}
