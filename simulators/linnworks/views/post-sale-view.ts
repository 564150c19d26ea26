/** `PostSaleStatus` of the contract: booked lines wait, all others are done with. */
export function statusView(isActioned: boolean) {
	return {
		StatusHeader: isActioned ? 'PROCESSED' : 'OPEN',
		StatusDetail: {
			StatusTag: isActioned ? 'PROCESSED' : 'OPEN',
			StatusDescription: '',
			Actionable: !isActioned,
			ActionDescription: '',
			EditableFields: [] as string[],
		},
	};
}

/** When something of a header was last booked in or sent; nothing while it only waits. */
export function lastAction(dates: readonly (Date | null)[]) {
	const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
	return times.length === 0 ? {} : { LastActionDate: new Date(Math.max(...times)).toISOString() };
}

/** A date that the contract leaves out as long as there is none. */
export const actionedDate = (date: Date | null) =>
	date ? { ActionedDate: date.toISOString() } : {};
