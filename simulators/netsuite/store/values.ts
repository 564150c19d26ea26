/** The same values with one of them set, or taken away when it is null or undefined. */
export function withValue(
	values: Readonly<Record<string, unknown>>,
	name: string,
	value: unknown,
): Record<string, unknown> {
	const rest = without(values, name);
	return value === null || value === undefined ? rest : { ...rest, [name]: value };
}

/** A copy without some of its properties. */
export function without<T extends object, K extends keyof T>(
	object: T,
	...names: readonly K[]
): Omit<T, K> {
	const dropped = new Set<PropertyKey>(names);
	return Object.fromEntries(Object.entries(object).filter(([name]) => !dropped.has(name))) as Omit<
		T,
		K
	>;
}
