import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTION_RULES } from '../../domain/exception/exception-codes';

it('docs/exceptions.md lists every exception exactly as the code knows it', () => {
	const text = readFileSync(join(__dirname, '..', '..', 'docs', 'exceptions.md'), 'utf8');
	const cells = text
		.split('\n')
		.filter((line) => /^\| [`A-Z_]+ \|/.test(line.replace(/\s+/g, ' ')))
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim().replace(/^`|`$/g, '')),
		);
	const expected = Object.entries(EXCEPTION_RULES).map(([code, rule]) => [
		code,
		rule.owner,
		rule.severity,
		String(rule.dueMinutes),
		rule.looksAgain ? 'yes' : 'no',
		rule.meaning,
		rule.nextStep,
	]);
	expect(cells).toEqual(expected);
});
