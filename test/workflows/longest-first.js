const { basename } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Files that take longest, the longest first; a long one that starts last would keep everybody waiting. */
const LONGEST = ['crashes', 'imports', 'lineage', 'faults', 'templates', 'netsuite-money'];

/** Starts the longest files first, on a machine that has never run them too. */
module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const rank = ({ path }) => {
			const at = LONGEST.indexOf(basename(path, '.test.ts'));
			return at < 0 ? LONGEST.length : at;
		};
		return [...tests].sort((left, right) => rank(left) - rank(right));
	}
};
