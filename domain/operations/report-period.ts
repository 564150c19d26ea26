/** Instants are milliseconds; a span holds its start and not its end. */
export type Span = { label: string; from: number; to: number };

/** A day or a week with the parts that are drawn: hours or days. */
export type Period = Span & { parts: Span[] };

/** What is reported, and the same length of time before it. */
export type ReportPeriods = { kind: 'day' | 'week'; current: Period; previous: Period };

export const isIn = ({ from, to }: Span, at: number | null): boolean =>
	at !== null && at >= from && at < to;
