import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkPackage } from '../../playground/n8n/link-package';

describe('linking the package into n8n', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'link-'));
	});
	afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	const makePackage = (name: string, built: boolean) => {
		const root = join(folder, name);
		mkdirSync(join(root, 'dist'), { recursive: true });
		const manifest = { name: 'n8n-nodes-a', n8n: { nodes: ['dist/A.node.js'] }, from: name };
		writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
		if (built) writeFileSync(join(root, 'dist', 'A.node.js'), '');
		return root;
	};
	const linked = () =>
		readFileSync(join(folder, 'user/.n8n/nodes/node_modules/n8n-nodes-a/package.json'), 'utf8');

	it('follows the checkout it is started from, also when that moves', async () => {
		await linkPackage(join(folder, 'user'), makePackage('one', true));
		expect(linked()).toContain('"from":"one"');
		await linkPackage(join(folder, 'user'), makePackage('two', true));
		expect(linked()).toContain('"from":"two"');
	});

	it('says so when nothing is built', async () => {
		const unbuilt = makePackage('one', false);
		await expect(linkPackage(join(folder, 'user'), unbuilt)).rejects.toThrow('dist/A.node.js');
	});
});
