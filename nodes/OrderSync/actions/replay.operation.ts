import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { buildReplay, type ReplayRow } from '../../../domain/exception/build-replay';
import { laneOf } from '../../../domain/signal/lane';
import { showFor } from '../../shared/show-for';
import { laneProperty, readLane } from './lane-property';

export const description = showFor('exception', ['replay'], [laneProperty]);

/**
 * Rows of the exceptions table that wait for another look in; signal rows on the first output, and on the second what
 * each row becomes once they are written. Rows of other flows and empty items are passed over; a failed workflow belongs to the
 * first flow.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const lane = readLane(this);
	const rows = this.getInputData()
		.filter(({ json }) => json['id'] !== undefined && laneOf(json['lane']) === lane)
		.map(({ json }): ReplayRow => ({
			id: Number(json['id']),
			order_key: text(json['order_key']),
			code: text(json['code']),
			reason: text(json['reason']),
		}));
	const batch = buildReplay(rows, { now: new Date(), executionId: this.getExecutionId() });
	const output = (list: readonly object[]): INodeExecutionData[] =>
		list.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
	return [output(batch.signals), output(batch.rows)];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
