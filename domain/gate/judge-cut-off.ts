import type { StateRow } from './assess-state';
import { FIELD_WORDS, type FieldRule } from './field-rule';
import type { Standing } from './gate-context';

/**
 * From a rule's time of day until midnight, both at the warehouse, an order that came in before that time today may no
 * longer be changed in this field; one that came in later is tomorrow's work. Null when the rule lets the change pass.
 */
export function judgeCutOff(
	rule: FieldRule,
	{ context: { clock }, createdAt }: Pick<Standing, 'context' | 'createdAt'>,
): StateRow | null {
	const { cutOffMinutes, field } = rule;
	if (cutOffMinutes === null) return null;
	if (clock) {
		const minutesPast = clock.localMinutes - cutOffMinutes;
		if (minutesPast < 0) return null;
		const cutOff = clock.now.getTime() - minutesPast * 60_000;
		if (createdAt !== null && Date.parse(createdAt) >= cutOff) return null;
	}
	return {
		verdict: 'refuse',
		code: 'AFTER_CUT_OFF',
		reason: `The cut-off for ${FIELD_WORDS[field]} at ${timeText(cutOffMinutes)} is past`,
	};
}

const timeText = (minutes: number): string =>
	[Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
