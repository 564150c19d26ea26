/** One reason for refusing a mutation, in the vendor's userErrors shape. */
export interface UserErrorRow {
	readonly field: readonly string[] | null;
	readonly message: string;
	readonly code: string | null;
}

/** A mutation the shop will not carry out; nothing was changed when this is thrown. */
export class Refusal extends Error {
	constructor(readonly rows: readonly UserErrorRow[]) {
		super(rows.map((row) => row.message).join('; '));
		this.name = 'Refusal';
	}
}

/** Refuses with one user error. */
export function refuse(
	field: readonly string[] | null,
	message: string,
	code: string | null = 'INVALID',
): never {
	throw new Refusal([{ field, message, code }]);
}
