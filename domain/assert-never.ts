/** Closes a switch: a case the vendor or we add tomorrow stops the build here. */
export function assertNever(value: never): never {
	throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
