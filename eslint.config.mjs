import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

/** Forbids imports and says why; the house's one-way flow is in CONTRIBUTING.md. */
const forbidImports = (...patterns) => ({
	'no-restricted-imports': ['error', { patterns }],
});
const nodePaths = (...folders) => folders.flatMap((folder) => [`**/${folder}/**`, `**/${folder}`]);

const NO_TEST_CODE = {
	group: nodePaths('simulators', 'test', 'playground', 'bench'),
	message: 'Product code never imports test code or simulators.',
};
const NO_N8N = {
	group: [
		'n8n-workflow',
		'n8n-core',
		'axios',
		'node:*',
		'!node:crypto',
		...nodePaths('nodes', 'credentials'),
	],
	message: 'domain/ is pure: no n8n, no network, no file system, nothing that knows a vendor.',
};

export default tseslint.config(
	{ ignores: ['dist/**', 'node_modules/**', 'playground/host/**', '**/*.json'] },
	...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.ts'] })),
	{
		files: ['**/*.ts'],
		languageOptions: {
			parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			eqeqeq: 'error',
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
		},
	},
	{
		files: ['domain/**/*.ts'],
		rules: {
			...forbidImports(NO_N8N, NO_TEST_CODE),
			'no-restricted-properties': [
				'error',
				{
					object: 'Date',
					property: 'now',
					message: 'domain/ has no clock: take the time as an argument.',
				},
				{
					object: 'Math',
					property: 'random',
					message: 'domain/ has no chance: take it as an argument.',
				},
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'domain/ has no clock: take the time as an argument.',
				},
			],
		},
	},
	{ files: ['nodes/**/*.ts', 'credentials/**/*.ts'], rules: forbidImports(NO_TEST_CODE) },
	...[
		['Shopify', ['Linnworks', 'NetSuite']],
		['Linnworks', ['Shopify', 'NetSuite']],
		['NetSuite', ['Shopify', 'Linnworks']],
		['OrderSync', ['Shopify', 'Linnworks', 'NetSuite']],
		['FulfilmentGate', ['Shopify', 'Linnworks', 'NetSuite']],
		['RestockClassifier', ['Shopify', 'Linnworks', 'NetSuite']],
	].map(([folder, others]) => ({
		files: [`nodes/${folder}/**/*.ts`],
		rules: forbidImports(NO_TEST_CODE, {
			group: nodePaths(...others),
			message:
				'A vendor folder never knows another vendor; what two share lives in nodes/shared or domain.',
		}),
	})),
	{
		files: ['nodes/*/transport/**/*.ts'],
		rules: forbidImports(NO_TEST_CODE, {
			group: [
				'**/domain/edit/**',
				'**/domain/gate/**',
				'**/domain/report/**',
				'**/domain/verify/**',
			],
			message: 'transport/ knows HTTP and raw shapes, never decisions.',
		}),
	},
	{
		files: ['nodes/*/mapping/**/*.ts'],
		rules: forbidImports(NO_TEST_CODE, {
			group: ['n8n-workflow', '**/actions/**'],
			message:
				'mapping/ turns raw shapes into domain values and back; it knows neither n8n nor actions.',
		}),
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: {
			...nodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off', // demands the literal 'main'; community-nodes demands NodeConnectionTypes.Main, and that is what n8n's own starter follows
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off', // the same contradiction, for outputs
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: nodesBase.configs.credentials.rules,
	},
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	},
);
