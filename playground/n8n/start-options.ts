/** An installation of n8n with the Node.js it runs on, as `scripts/bootstrap.mjs` gives it. */
export interface N8nHost {
	nodeBin: string;
	n8nBin: string;
	hostDir: string;
}

/** How an n8n process is started. */
export interface StartOptions {
	host: N8nHost;
	/** Where n8n keeps its database; starting again on the same folder continues with it. */
	userFolder: string;
	/** Free ports are found when these are left out. */
	port?: number;
	brokerPort?: number;
	/** Added last, so it can override anything. */
	env?: Record<string, string>;
	/** The root of this package, whose dist/ n8n loads; left out when a tarball was installed instead. */
	packageDir?: string;
	ownerEmail: string;
	ownerPassword: string;
	/** Lines for the person watching. */
	log?: (line: string) => void;
	readyTimeoutMs?: number;
}
