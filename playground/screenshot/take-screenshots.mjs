import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cacheRoot } from '../../scripts/bootstrap/paths.mjs';
import { ownerEmail, ownerPassword } from '../world/owner.ts';

/**
 * Photographs the templates in the editor of a running playground (npm start) into docs/images/:
 *
 *   node --import tsx playground/screenshot/take-screenshots.mjs [--url http://127.0.0.1:5678] [picture ...]
 *
 * It needs Chromium and playwright-core, which is not a dependency of this project:
 *
 *   npm install --prefix ~/.cache/n8n-nodes-order-sync/screenshot playwright-core
 *
 * CHROMIUM names the browser if it is not on the path.
 */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const IMAGES = join(ROOT, 'docs', 'images');

/** Around what is photographed, in pixels of the canvas. */
const MARGIN = 16;

/** Notes name the stages of a template; a picture shows all of them, or from one note to another. */
const PICTURES = [
	{ file: 'order-edit-intake', workflow: 'osync_order_edit_intake' },
	{ file: 'order-edit-catch-up', workflow: 'osync_order_edit_catch_up' },
	{ file: 'error-alerts', workflow: 'osync_error_alerts' },
	{ file: 'order-to-linnworks', workflow: 'osync_order_to_linnworks' },
	{ file: 'exception-replay', workflow: 'osync_exception_replay' },
	{ file: 'order-drift-watch', workflow: 'osync_order_drift_watch' },
	{ file: 'order-edit-to-linnworks', workflow: 'osync_order_edit_to_linnworks' },
	{ file: 'order-to-netsuite', workflow: 'osync_order_to_netsuite' },
	{ file: 'order-edit-to-netsuite', workflow: 'osync_order_edit_to_netsuite' },
	{ file: 'refund-to-credit-memo', workflow: 'osync_refund_to_credit_memo' },
	{ file: 'refund-mismatch-report', workflow: 'osync_refund_mismatch_report' },
	{ file: 'payout-reconciliation', workflow: 'osync_payout_reconciliation' },
	{ file: 'after-sales-intake', workflow: 'osync_after_sales_intake' },
	{ file: 'refund-to-linnworks', workflow: 'osync_refund_to_linnworks' },
	{ file: 'return-to-linnworks', workflow: 'osync_return_to_linnworks' },
	{ file: 'restock-guard', workflow: 'osync_restock_guard' },
	{ file: 'stock-to-shopify', workflow: 'osync_stock_to_shopify' },
	{ file: 'dispatch-intake', workflow: 'osync_dispatch_intake' },
	{ file: 'dispatch-to-shopify', workflow: 'osync_dispatch_to_shopify' },
	{ file: 'mapping-audit', workflow: 'osync_mapping_audit' },
	{ file: 'operations-report', workflow: 'osync_operations_report' },
	{ file: 'silence-watch', workflow: 'osync_silence_watch' },
	{ file: 'restock-classifier', workflow: 'osync_restock_guard', notes: [4, 4] },
	{ file: 'sweep-1-due', workflow: 'osync_order_edit_to_linnworks', notes: [1, 2] },
	{ file: 'sweep-2-plan-and-write', workflow: 'osync_order_edit_to_linnworks', notes: [3, 5] },
	{ file: 'sweep-3-report', workflow: 'osync_order_edit_to_linnworks', notes: [6, 6] },
];

const PANEL = {
	file: 'fulfilment-gate-parameters',
	workflow: 'osync_order_edit_to_linnworks',
	node: 'Fulfilment Gate',
};

/** Wide enough for the longest template at its full size. */
const CANVAS_VIEW = { width: 8900, height: 1700 };
const PANEL_VIEW = { width: 1600, height: 900 };
const TABS_HEIGHT = 42;
/** How much of the panel is shown; below the last parameter it is empty. */
const PANEL_HEIGHT = 600;

const BROWSER_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Everything that floats above the canvas. */
const HIDDEN = [
	'canvas-controls',
	'canvas-minimap',
	'canvas-handle-plus-wrapper',
	'canvas-node-toolbar',
	'node-creator-plus-button',
	'command-bar-button',
	'add-sticky-button',
	'toggle-focus-panel-button',
	'instance-ai-canvas-action-button',
	'execute-workflow-button',
	'suggested-action-item',
	'logs-panel',
];
const QUIET = `${HIDDEN.map((id) => `[data-test-id="${id}"]`).join(', ')},
	[role="dialog"]:not([data-test-id="ndv"]), .el-popper { visibility: hidden !important; }`;

function loadPlaywright() {
	const folders = [ROOT, join(cacheRoot(), 'screenshot')];
	for (const folder of folders) {
		const load = createRequire(join(folder, 'package.json'));
		try {
			return load('playwright-core');
		} catch (error) {
			if (error.code !== 'MODULE_NOT_FOUND') throw error;
		}
	}
	throw new Error(
		`playwright-core is missing. Install it with:\n  npm install --prefix ${folders[1]} playwright-core`,
	);
}

function findChromium() {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	const names = ['chromium', 'chromium-browser', 'google-chrome'];
	const found = (process.env.PATH ?? '')
		.split(delimiter)
		.flatMap((folder) => names.map((name) => join(folder, name)))
		.find((file) => existsSync(file));
	if (found) return found;
	throw new Error('No Chromium on the path. Install it, or set CHROMIUM to its program file.');
}

async function logIn(page, url) {
	await page.goto(`${url}/signin`);
	await page.fill('input[name=emailOrLdapLoginId]', ownerEmail);
	await page.fill('input[name=password]', ownerPassword);
	await page.keyboard.press('Enter');
	await page.waitForURL((now) => !now.pathname.includes('signin'));
}

async function openWorkflow(page, url, id) {
	await page.goto(`${url}/workflow/${id}`);
	await page.waitForSelector('[data-test-id=canvas-node]');
	await page.addStyleTag({ content: QUIET });
	await page.waitForTimeout(2000);
	await page.click('[data-test-id=zoom-to-fit]', { force: true });
	await page.waitForTimeout(1000);
}

/** The rectangle from the first to the last of the numbered notes, with all nodes that stand on them. */
async function rectangleOf(page, [first, last]) {
	return await page.evaluate(
		([from, to, margin]) => {
			const numbered = [...document.querySelectorAll('[data-test-id=sticky]')].filter((note) => {
				const number = Number(note.textContent.trim().match(/^\d+/)?.[0]);
				return number >= from && number <= to;
			});
			const boxes = numbered.map((note) => note.getBoundingClientRect());
			const left = Math.min(...boxes.map((box) => box.left)) - margin;
			const top = Math.min(...boxes.map((box) => box.top)) - margin;
			const right = Math.max(...boxes.map((box) => box.right)) + margin;
			const bottom = Math.max(...boxes.map((box) => box.bottom)) + margin;
			return { x: left, y: top, width: right - left, height: bottom - top };
		},
		[first, last, MARGIN],
	);
}

async function photographCanvas(page, { file, notes = [1, 9] }) {
	const clip = await rectangleOf(page, notes);
	await page.screenshot({ path: join(IMAGES, `${file}.png`), clip, animations: 'disabled' });
	process.stdout.write(`${file}.png  ${Math.round(clip.width)} x ${Math.round(clip.height)}\n`);
}

async function photographPanel(page, { file, node }) {
	await page.locator(`[data-test-id=canvas-node][data-node-name="${node}"]`).dblclick();
	const panel = page.locator('[data-test-id=node-parameters]');
	await panel.waitFor();
	await page.waitForTimeout(1500);
	const { x, y, width } = await panel.boundingBox();
	const clip = { x, y: y - TABS_HEIGHT, width, height: PANEL_HEIGHT };
	await page.screenshot({ path: join(IMAGES, `${file}.png`), clip, animations: 'disabled' });
	process.stdout.write(`${file}.png\n`);
}

async function main() {
	const { values, positionals } = parseArgs({
		options: { url: { type: 'string', default: 'http://127.0.0.1:5678' } },
		allowPositionals: true,
	});
	const url = values.url.replace(/\/$/, '');
	const isWanted = ({ file }) => positionals.length === 0 || positionals.includes(file);
	mkdirSync(IMAGES, { recursive: true });
	const { chromium } = loadPlaywright();
	const browser = await chromium.launch({ executablePath: findChromium(), args: BROWSER_ARGS });
	try {
		const page = await browser.newPage({ viewport: CANVAS_VIEW });
		await logIn(page, url);
		let open = '';
		for (const picture of PICTURES.filter(isWanted)) {
			if (picture.workflow !== open) await openWorkflow(page, url, picture.workflow);
			open = picture.workflow;
			await photographCanvas(page, picture);
		}
		if (isWanted(PANEL)) {
			const storageState = await page.context().storageState();
			const sharp = { viewport: PANEL_VIEW, deviceScaleFactor: 2, storageState };
			const panelPage = await browser.newPage(sharp);
			await openWorkflow(panelPage, url, PANEL.workflow);
			await photographPanel(panelPage, PANEL);
		}
	} finally {
		await browser.close();
	}
}

main().catch((error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
