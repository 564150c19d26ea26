/** The ids by which a body of an order names the shop's order and its lines. */
export type IdsOfOrder = { legacyId: string; name: string; lineIds: readonly string[] };

/** The body of another order of the same lines: every text that is, or ends with, an id of the one names the other. */
export function copyBody(body: object, from: IdsOfOrder, to: IdsOfOrder): object {
	const others = new Map([
		[from.legacyId, to.legacyId],
		[from.name, to.name],
		...from.lineIds.map((id, at) => [id, to.lineIds[at] ?? id] as const),
	]);
	return JSON.parse(JSON.stringify(body), (_key, value: unknown) => {
		if (typeof value !== 'string') return value;
		for (const [id, other] of others) {
			if (value.endsWith(id)) return `${value.slice(0, -id.length)}${other}`;
		}
		return value;
	}) as object;
}
