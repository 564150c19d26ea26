import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { buildSilenceReport } from '../../../domain/operations/build-silence-report';
import { channelTimes } from '../../../domain/operations/channel-times';
import { checkSilence, type SilenceMoment } from '../../../domain/operations/check-silence';
import { ledgerFactSchema, stockRunFactSchema } from '../../../domain/operations/operations-facts';
import { CHANNELS, CHANNEL_WORDS, type Channel } from '../../../domain/operations/silence-channels';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { parseQuietHours } from './check-silence-quiet-hours';
import { countRows, readCounted } from './counted-rows';
import { isGiven, listProperty } from './given-list';
import { raisedRow } from './raised-row';
import { openExceptionsProperty } from './report-parts';
import { readTimeZone, timeZoneProperty } from './time-zone';

const minutes = (
	displayName: string,
	name: string,
	fallback: number,
	description: string,
): Parameters<typeof showFor>[2][number] => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1 },
	default: fallback,
	description,
});

export const description = showFor(
	'operations',
	['checkSilence'],
	[
		{
			displayName: 'Listen To',
			name: 'channels',
			type: 'multiOptions',
			options: CHANNELS.map((value) => ({ name: CHANNEL_WORDS[value].name, value })),
			default: ['webhooks', 'sweeps'],
			description: 'What must not fall silent',
		},
		listProperty(
			'Ledger Rows',
			'ledgerRows',
			'Rows of the data table osync_ledger: the newest of each channel beside rows of osync_pulses, or all of the last four weeks',
		),
		listProperty(
			'Signal Rows',
			'signalRows',
			'Rows of the signals tables, as far back as they are kept',
		),
		listProperty(
			'Stock Runs',
			'stockRuns',
			'Rows of the data table of stock pushes, as far back as the ledger',
		),
		openExceptionsProperty,
		minutes(
			'Never Before (Minutes)',
			'floorMinutes',
			60,
			'A shorter silence is never told; until three weeks are known, a longer one always is',
		),
		minutes(
			'Always After (Minutes)',
			'ceilingMinutes',
			1440,
			'A longer silence is always told, also in quiet hours',
		),
		{
			displayName: 'Quiet Hours',
			name: 'quietHours',
			type: 'string',
			default: '',
			placeholder: 'e.g. 22:00-06:00, Sat-Sun 00:00-24:00',
			description: 'Hours in which silence is expected; they do not count',
		},
		timeZoneProperty,
	],
);

const WEEKS = [1, 2, 3, 4];

const signalSchema = z.object({
	topic: z.string(),
	status: z.string(),
	received_at: z.coerce.date().transform((at) => at.getTime()),
});

const pulseSchema = z.object({
	channel: z.string(),
	spoke_at: z.coerce.date().transform((at) => at.getTime()),
});

/**
 * Items with `spoke_at` are rows of osync_pulses: what earlier checks heard. New exceptions on the first output, closures for what spoke again on the second, and how each channel stands on the
 * third.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const now = new Date();
	const signals = readCounted(this, 'signalRows', signalSchema).rows ?? [];
	const times = channelTimes({
		ledger: readCounted(this, 'ledgerRows', ledgerFactSchema).rows ?? [],
		signals,
		stockRuns: (readCounted(this, 'stockRuns', stockRunFactSchema).rows ?? []).map(
			({ recorded_at: at }) => at,
		),
		pulses: readPulses(this),
	});
	const settings = {
		floorMinutes: this.getNodeParameter('floorMinutes', 0) as number,
		ceilingMinutes: this.getNodeParameter('ceilingMinutes', 0) as number,
	};
	const moment = readMoment(this, now);
	const listened = readChannels(this);
	const checks = listened.map((channel) => checkSilence(channel, times[channel], settings, moment));
	const open = readRows(this, 'openExceptions').map((row) => ({
		id: Number(row['id']),
		order_key: String(row['order_key']),
		fingerprint: String(row['fingerprint']),
	}));
	const { exceptions, closures } = buildSilenceReport(checks, open, {
		now,
		executionId: this.getExecutionId(),
		waiting: signals.filter(({ status }) => status === 'new').length,
	});
	const output = (list: readonly object[]): INodeExecutionData[] =>
		list.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
	return [output(exceptions.map(raisedRow)), output(closures), output(checks)];
}

const readPulses = (context: IExecuteFunctions): Array<z.output<typeof pulseSchema>> => {
	const items = context.getInputData().map(({ json }) => json);
	return countRows(
		items.filter((json) => 'spoke_at' in json),
		pulseSchema,
	).rows;
};

/** The list that tells whether a channel speaks. */
const LISTS: Readonly<Record<Channel, string>> = {
	webhooks: 'ledgerRows',
	sweeps: 'ledgerRows',
	dispatches: 'ledgerRows',
	stockPushes: 'stockRuns',
};

/** A channel whose list was not given would seem silent for ever. */
function readChannels(context: IExecuteFunctions): Channel[] {
	const channels = context.getNodeParameter('channels', 0) as Channel[];
	const deaf = channels.find((channel) => !isGiven(context, LISTS[channel]));
	if (deaf === undefined) return channels;
	throw new NodeOperationError(
		context.getNode(),
		`${CHANNEL_WORDS[deaf].name} cannot be listened to without ${LISTS[deaf]}`,
		{ itemIndex: 0, description: 'Fill in the list, or take the channel out of Listen To.' },
	);
}

function readMoment(context: IExecuteFunctions, now: Date): SilenceMoment {
	const timeZone = readTimeZone(context);
	const local = DateTime.fromJSDate(now, { zone: timeZone });
	const isQuiet = parseQuietHours(String(context.getNodeParameter('quietHours', 0, '')), timeZone);
	if (typeof isQuiet === 'string') {
		throw new NodeOperationError(context.getNode(), `Quiet hours cannot be read at "${isQuiet}"`, {
			itemIndex: 0,
			description: 'Write spans such as 22:00-06:00 or Sat-Sun 00:00-24:00, with commas between.',
		});
	}
	const earlier = WEEKS.map((weeks) => local.minus({ weeks }).toMillis());
	return { now: now.getTime(), earlier, isQuiet };
}
