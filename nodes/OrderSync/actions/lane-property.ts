import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { laneOf, type Lane } from '../../../domain/signal/lane';

/** Which flow a step belongs to. */
export const laneProperty: INodeProperties = {
	displayName: 'Flow',
	name: 'lane',
	type: 'options',
	options: [
		{ name: 'Dispatch', value: 'dispatch' },
		{ name: 'Linnworks', value: 'linnworks' },
		{ name: 'Linnworks Refunds', value: 'linnworksRefunds' },
		{ name: 'Linnworks Returns', value: 'linnworksReturns' },
		{ name: 'NetSuite', value: 'netsuite' },
		{ name: 'NetSuite Refunds', value: 'netsuiteRefunds' },
		{ name: 'Restocks', value: 'restocks' },
	],
	default: 'linnworks',
	description: 'The flow whose signals, ledger rows and exceptions these are',
};

export const readLane = (context: IExecuteFunctions): Lane =>
	laneOf(context.getNodeParameter('lane', 0, ''));
