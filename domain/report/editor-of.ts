import type { Finding } from './judgement';
import type { SyncItem } from './sync-item';

/** Who edited the order, in the words of the gate's evidence; empty when nobody did or no gate looked. */
export function editorOf({ decision }: SyncItem): string {
	const editor = decision?.evidence['editedBy'];
	return typeof editor === 'string' ? editor : '';
}

/** The finding with who edited at the end of its reason, where that is known. */
export function withEditor(finding: Finding, item: SyncItem): Finding {
	const editor = editorOf(item);
	if (editor === '') return finding;
	return { ...finding, reason: `${finding.reason.replace(/\.?$/, '.')} Edited by ${editor}.` };
}
