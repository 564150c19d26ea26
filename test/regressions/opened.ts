type Closing = { close: () => Promise<void> };

const open: Closing[] = [];

afterEach(async () => {
	for (const each of open.splice(0)) await each.close();
});

/** Waits for a simulated system to open, and closes it after the test. */
export async function opened<T extends Closing>(opening: Promise<T>): Promise<T> {
	const each = await opening;
	open.push(each);
	return each;
}
