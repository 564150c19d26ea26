/** Slack reads &, < and > as markup. */
export const slackText = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Text as it may stand in HTML, also inside a quoted attribute. */
export const htmlText = (text: string): string =>
	slackText(text).replace(/"/g, '&quot;').replace(/'/g, '&#39;');
