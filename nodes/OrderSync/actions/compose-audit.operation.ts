import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { auditFindingSchema, auditSummarySchema } from '../../../domain/audit/audit-finding';
import { composeAudit } from '../../../domain/audit/compose-audit';
import { showFor } from '../../shared/show-for';

export const description = showFor(
	'mapping',
	['composeAudit'],
	[
		{
			displayName: 'Last Fingerprint',
			name: 'lastFingerprint',
			type: 'string',
			default: '',
			description:
				'Fingerprint of the report before, so that an unchanged one is sent as one line; empty for the whole report',
		},
	],
);

/**
 * Findings and summary of Audit in; one item out with `subject`, `text` and `html` of the message, its `fingerprint`,
 * whether it is `unchanged`, and every finding as the file `report` (CSV). Without a summary there was no audit, and
 * the node stops: nobody may read that as nothing to mend.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().map(({ json }) => json);
	const findings = items.flatMap((json) => {
		const finding = auditFindingSchema.safeParse(json);
		return finding.success ? [finding.data] : [];
	});
	const [summary] = items.flatMap((json) => {
		const read = auditSummarySchema.safeParse(json);
		return read.success ? [read.data] : [];
	});
	if (!summary || summary.findings !== findings.length) {
		const message = summary
			? `The audit has ${summary.findings} findings, but ${findings.length} arrived`
			: 'No summary of an audit arrived';
		throw new NodeOperationError(this.getNode(), message, {
			itemIndex: 0,
			description: 'Connect this operation behind Order Sync: Audit.',
		});
	}
	const day = summary.audited_at.slice(0, 10);
	const lastFingerprint = String(this.getNodeParameter('lastFingerprint', 0, '') ?? '').trim();
	const { csv, ...message } = composeAudit(findings, summary, { day, lastFingerprint });
	const report = await this.helpers.prepareBinaryData(
		Buffer.from(csv, 'utf8'),
		`mapping-audit-${day}.csv`,
		'text/csv',
	);
	const json = { ...message, findings: findings.length };
	return [[{ json, binary: { report }, pairedItem: { item: 0 } }]];
}
