import { auditMappings } from '../../../domain/audit/audit-mappings';
import { composeAudit } from '../../../domain/audit/compose-audit';
import type { AuditFacts } from '../../../domain/audit/audit-facts';
import { AUDITED_AT, anArticle, anItem, someFacts } from '../../builders/audit-builder';

const report = (changes: Partial<AuditFacts>, lastFingerprint = '') => {
	const { findings, summary } = auditMappings(someFacts({ stockRules: [], locationMap: [MAPPED], shopLocations: null, warehouseLocations: null, ...changes }), AUDITED_AT); // prettier-ignore
	return composeAudit(findings, summary, { day: '2026-03-02', lastFingerprint });
};
const MAPPED = { source_location_id: '1', target_location_id: 'x' };
const LACKING = {
	articles: [
		anArticle('1', 'CUP', { title: '<b>Cup</b>' }),
		anArticle('2', '=1+1', { title: '=HYPERLINK("x")' }),
	],
	items: [anItem('MUG'), anItem('=1+1', { archived: true })],
};

it('says that there is nothing to mend', () => {
	const none = report({ shopLocations: [{ id: '1', name: '', active: true, openOrders: false, hasStock: null }], warehouseLocations: [{ id: 'x', name: '' }], articles: [anArticle('1', 'MUG')], items: [anItem('MUG')] }); // prettier-ignore
	expect(none.subject).toBe('Mapping audit, 2026-03-02: Nothing to mend.');
	expect(none.html).toContain('<p>Nothing to mend.</p>');
	expect(none.html).not.toContain('<table');
});

it('does not call it nothing to mend when something was not checked', () => {
	const gap = report({ articles: [anArticle('1', 'MUG')], items: null });
	expect(gap.subject).toBe(
		'Mapping audit, 2026-03-02: Nothing to mend in what was checked; 3 checks were not made.',
	);
	expect(gap.text).toContain('Not checked: whether the warehouse has the articles');
	expect(gap.html).toContain('<li>Not checked: whether the warehouse has the articles');
});

it('groups what is to mend by team, with the fix, safe in HTML and in a spreadsheet', () => {
	const { subject, text, html, csv } = report(LACKING);
	expect(subject).toBe('Mapping audit, 2026-03-02: 2 to mend (2 high).');
	expect(html.indexOf('<h3>Operations: 1 to mend</h3>')).toBeLessThan(
		html.indexOf('<h3>Warehouse: 1 to mend</h3>'),
	);
	expect(html).toContain('&lt;b&gt;Cup&lt;/b&gt; (variant 1)');
	expect(html).not.toContain('<b>');
	expect(text).toContain(
		'- [high] <b>Cup</b> (variant 1): the warehouse has no item with SKU "CUP".',
	);
	const lines = csv.split('\r\n');
	expect(lines[0]).toBe('Team,Severity,Code,What,Name,Finding,How to mend it');
	expect(lines).toHaveLength(3);
	expect(lines[2]).toContain(`"'=HYPERLINK(""x"") (variant 2)"`);
});

it('sends one line when nothing changed, and the whole report when something did', () => {
	const first = report(LACKING);
	const turned = { ...LACKING, articles: [...LACKING.articles].reverse() };
	const second = report(turned, first.fingerprint);
	expect(second).toMatchObject({ unchanged: true, fingerprint: first.fingerprint, csv: first.csv });
	expect(second.text).toBe('Unchanged since the last report: 2 to mend (2 high).');
	expect(second.html).toBe('<p>Unchanged since the last report: 2 to mend (2 high).</p>');
	expect(second.subject).toContain('Unchanged.');
	const mended = report({ ...LACKING, articles: LACKING.articles.slice(1) }, first.fingerprint);
	expect(mended.unchanged).toBe(false);
	const draft = {
		...LACKING,
		articles: LACKING.articles.map((each) => ({ ...each, status: 'draft' })),
	};
	expect(report(draft, first.fingerprint).unchanged).toBe(false);
});

it('keeps the message short and the file whole', () => {
	const articles = Array.from({ length: 70 }, (_, place) =>
		anArticle(String(place + 1), `SKU-${place}`),
	);
	const { text, html, csv } = report({ articles, items: [anItem('MUG')] });
	expect(text).toContain('20 more in the attached file.');
	expect(html.match(/<tr>/g)).toHaveLength(51);
	expect(csv.split('\r\n')).toHaveLength(71);
});
