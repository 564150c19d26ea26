import { z } from 'zod';
import { AUDIT_CODES, AUDIT_RULES, type AuditCode, type AuditSeverity } from './audit-codes';

const SUBJECT_KINDS = ['variant', 'SKU', 'bar code', 'row', 'bundle', 'location', 'service', 'table'] as const; // prettier-ignore

/** One thing that somebody has to mend. */
export const auditFindingSchema = z.object({
	kind: z.literal('auditFinding'),
	code: z.enum(AUDIT_CODES),
	severity: z.enum(['high', 'medium', 'low']),
	owner: z.string(),
	/** What it is about: the kind, and its name for people. */
	subject: z.object({ kind: z.enum(SUBJECT_KINDS), name: z.string() }),
	words: z.string(),
	fix: z.string(),
});
export type AuditFinding = z.infer<typeof auditFindingSchema>;

/** What was compared, and which lists were missing for what. */
export const auditSummarySchema = z.object({
	kind: z.literal('auditSummary'),
	audited_at: z.string(),
	articles: z.number().int(),
	items: z.number().int(),
	rows: z.number().int(),
	findings: z.number().int(),
	/** Checks that were not made, each with what is missing for it. */
	not_checked: z.array(z.string()),
});
export type AuditSummary = z.infer<typeof auditSummarySchema>;

/** A finding with the owner and the fix of its code, and its severity unless another is given. */
export function toFinding(
	code: AuditCode,
	subject: AuditFinding['subject'],
	words: string,
	severity: AuditSeverity = AUDIT_RULES[code].severity,
): AuditFinding {
	const { owner, fix } = AUDIT_RULES[code];
	return { kind: 'auditFinding', code, severity, owner, subject, words, fix };
}
