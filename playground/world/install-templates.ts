import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CREDENTIALS } from '../../simulators/linnworks';
import { buildPackage } from '../n8n/n8np';
import type { SeededAccounts, SeededLocation } from './catalogue';
import {
	readTemplates,
	withCredentials,
	withSchedule,
	withRateLimit,
	withSettings,
	type ScheduleChanges,
	type SettingsChanges,
} from './templates';
import type { World } from './world';

export const TABLES = {
	signals: 'osyncSignals0001',
	netsuiteSignals: 'osyncNetSuiteSig',
	refundSignals: 'osyncRefundSigns',
	refundRecordSignals: 'osyncLwRefundSig',
	returnSignals: 'osyncReturnSigns',
	restockSignals: 'osyncRestockSigs',
	dispatchSignals: 'osyncDispatchSig',
	stockSignals: 'osyncStockSignal',
	stockLevels: 'osyncStockLevels',
	stockRuns: 'osyncStockRuns01',
	stockRules: 'osyncStockRules1',
	leases: 'osyncLeases00001',
	exceptions: 'osyncExceptions1',
	ledger: 'osyncLedger00001',
	skuMap: 'osyncSkuMap00001',
	locationMap: 'osyncLocationMap',
	shippingMap: 'osyncShippingMap',
	carrierMap: 'osyncCarrierMap1',
	cursors: 'osyncCursors0001',
	gatePolicy: 'osyncGatePolicy1',
	payouts: 'osyncPayouts0001',
	pulses: 'osyncPulses00001',
} as const;

/** Left out where Linnworks' own channel brings the shop's orders in, as it does in most tests and in the bench. */
export const IMPORT_TEMPLATE = 'osync_order_to_linnworks';

/** Left out where a client has no NetSuite, as in the tests and figures of the other systems. */
export const NETSUITE_TEMPLATES: readonly string[] = [
	'osync_order_to_netsuite',
	'osync_order_edit_to_netsuite',
	'osync_refund_to_credit_memo',
	'osync_refund_mismatch_report',
	'osync_payout_reconciliation',
];

/** Left out where nobody looks at refunds, returns and restocks in Linnworks, as in the tests and figures of edits. */
export const AFTER_SALES_TEMPLATES: readonly string[] = [
	'osync_after_sales_intake',
	'osync_refund_to_linnworks',
	'osync_return_to_linnworks',
	'osync_restock_guard',
];

/** Left out where stock is pushed by somebody else, as in the tests and figures of orders. */
export const STOCK_TEMPLATES: readonly string[] = ['osync_stock_to_shopify'];

/** Left out where Linnworks' own channel tells the shop what left, as in the tests and figures of orders. */
export const DISPATCH_TEMPLATES: readonly string[] = [
	'osync_dispatch_intake',
	'osync_dispatch_to_shopify',
];

/** Left out where nobody waits for their mails, as in the tests and figures of orders. */
export const OPERATIONS_TEMPLATES: readonly string[] = [
	'osync_mapping_audit',
	'osync_operations_report',
	'osync_silence_watch',
];

/** What an agency changes in the templates for one client. */
export type TemplateChanges = {
	root: string;
	settings?: SettingsChanges;
	schedules?: ScheduleChanges;
	/** Ids of templates that this client does not use. */
	leftOut?: readonly string[];
	/** Share of Linnworks' documented limits that the nodes use; 100 when left out. */
	linnworksRatePercent?: number;
};

/** Puts credentials, templates and mapping rows into n8n, as an agency would for a client. */
export async function installTemplates(
	world: World,
	changesToTemplates: TemplateChanges,
	{ locations, accounts }: { locations: readonly SeededLocation[]; accounts: SeededAccounts },
): Promise<void> {
	const {
		root,
		settings = {},
		schedules = {},
		leftOut = [],
		linnworksRatePercent = 100,
	} = changesToTemplates;
	await putCredentials(world);
	const { workflows: shipped, tables } = readTemplates(root);
	const workflows = shipped.filter(({ id }) => !leftOut.includes(id));
	const changes: SettingsChanges = {
		...settings,
		osync_order_drift_watch: {
			shop: world.shopify.settings.domain,
			...settings['osync_order_drift_watch'],
		},
		osync_order_edit_to_netsuite: {
			customerId: accounts.customerId,
			suiteTaxCodeId: accounts.taxCodeId,
			...settings['osync_order_edit_to_netsuite'],
		},
		osync_refund_to_credit_memo: {
			refundItemId: accounts.refundItemId,
			suiteTaxCodeId: accounts.taxCodeId,
			...settings['osync_refund_to_credit_memo'],
		},
		osync_stock_to_shopify: {
			shop: world.shopify.settings.domain,
			dryRun: false,
			...settings['osync_stock_to_shopify'],
		},
		osync_dispatch_intake: {
			shop: world.shopify.settings.domain,
			...settings['osync_dispatch_intake'],
		},
		osync_dispatch_to_shopify: { dryRun: false, ...settings['osync_dispatch_to_shopify'] },
		osync_error_alerts: {
			slackWebhookUrl: world.slack.webhookUrl,
			replayUrl: `${world.n8n.url}/webhook/osync-exception-replay`,
			...settings['osync_error_alerts'],
		},
	};
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const file = buildPackage({
		workflows: workflows.map((workflow) =>
			withRateLimit(
				withSchedule(
					withSettings(withCredentials(workflow), changes[workflow.id] ?? {}),
					schedules[workflow.id] ?? {},
				),
				linnworksRatePercent,
			),
		),
		tables,
		version,
	});
	await world.api.tables.addMissingColumns(tables);
	await world.api.importPackage(file, { workflowPublishingPolicy: 'publish-all' });
	for (const { id } of workflows) await world.api.waitUntilPublished(id);
	await world.api.tables.clear(TABLES.locationMap);
	await world.api.tables.insert(
		TABLES.locationMap,
		locations.flatMap(({ name, shopifyId, linnworksId }) =>
			(
				[
					['linnworks', linnworksId],
					['netsuite', accounts.locationId],
				] as const
			).map(([system, id]) => ({
				target_system: system,
				source_location_id: shopifyId,
				source_location_name: name,
				target_location_id: id,
				target_location_name: name,
			})),
		),
	);
}

async function putCredentials({ api, shopify, linnworks, netsuite, smtp }: World): Promise<void> {
	await api.putCredential({
		id: 'osync_shopify',
		name: 'Shopify (Order Sync)',
		type: 'orderSyncShopifyApi',
		data: {
			shop: shopify.settings.domain,
			authentication: 'accessToken',
			accessToken: shopify.settings.accessToken,
			clientId: shopify.settings.clientId,
			clientSecret: shopify.settings.clientSecret,
			apiVersion: '2026-10',
			baseUrl: shopify.url,
		},
	});
	await api.putCredential({
		id: 'osync_linnworks',
		name: 'Linnworks (Order Sync)',
		type: 'orderSyncLinnworksApi',
		data: { ...DEFAULT_CREDENTIALS, baseUrl: linnworks.url },
	});
	const { accountId, oauth2 } = netsuite.credentials;
	await api.putCredential({
		id: 'osync_netsuite',
		name: 'NetSuite (Order Sync)',
		type: 'orderSyncNetSuiteApi',
		data: {
			accountId,
			authentication: 'oauth2',
			...oauth2,
			algorithm: 'ES256',
			baseUrl: netsuite.url,
		},
	});
	await api.putCredential({
		id: 'osync_smtp',
		name: 'Mail (Order Sync)',
		type: 'smtp',
		data: {
			user: 'playground',
			password: 'playground',
			host: '127.0.0.1',
			port: smtp.port,
			secure: false,
			disableStartTls: true,
		},
	});
}
