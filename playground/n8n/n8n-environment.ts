import { execFile } from 'node:child_process';
import { dirname, delimiter } from 'node:path';
import { promisify } from 'node:util';
import type { N8nHost, StartOptions } from './start-options';

const HASH = "process.stdout.write(require('bcryptjs').hashSync(process.argv[1], 10))";

/** Variables that would let the surroundings of the playground change how its n8n behaves. */
const FOREIGN = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|NODE_OPTIONS|NODE_PATH|npm_)/;

/** The password hash n8n wants in its environment, made with n8n's own bcrypt. */
async function passwordHash({ nodeBin, hostDir }: N8nHost, password: string): Promise<string> {
	const run = promisify(execFile);
	const { stdout } = await run(nodeBin, ['-e', HASH, password], { cwd: hostDir });
	return stdout;
}

/** Everything one n8n process is told, so that it is alone on its machine and phones nobody. */
export async function n8nEnvironment(
	options: StartOptions,
	ports: { port: number; brokerPort: number },
): Promise<NodeJS.ProcessEnv> {
	const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	return {
		...Object.fromEntries(inherited),
		PATH: [dirname(options.host.nodeBin), process.env['PATH']].filter(Boolean).join(delimiter),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: options.userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(ports.port),
		N8N_RUNNERS_BROKER_PORT: String(ports.brokerPort),
		WEBHOOK_URL: `http://127.0.0.1:${ports.port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${ports.port}/`,
		N8N_ENCRYPTION_KEY: 'playground-only-encryption-key',
		N8N_SECURE_COOKIE: 'false',
		GENERIC_TIMEZONE: 'UTC',
		TZ: 'UTC',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: options.ownerEmail,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Playground',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: await passwordHash(options.host, options.ownerPassword),
		...options.env,
	};
}
