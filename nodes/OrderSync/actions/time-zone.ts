import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';

/** Whose days and hours are meant. */
export const timeZoneProperty: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/London',
	description:
		"The time zone (IANA name) in which days and hours are meant; empty for the workflow's own",
};

/** The time zone that was entered, or the workflow's own; one that does not exist stops the node. */
export function readTimeZone(context: IExecuteFunctions): string {
	const named = String(context.getNodeParameter('timeZone', 0, '') ?? '').trim();
	const timeZone = named === '' ? context.getTimezone() : named;
	if (DateTime.fromMillis(0, { zone: timeZone }).isValid) return timeZone;
	throw new NodeOperationError(context.getNode(), `There is no time zone "${timeZone}"`, {
		itemIndex: 0,
		description: 'Set Time Zone to an IANA name such as Europe/London.',
	});
}
