/** Pence as a decimal amount. */
export const pounds = (pence: number): string => (pence / 100).toFixed(2);

/** One of what there is at that moment, so that a shorter story still makes sense. */
export const chosen = <T>(list: readonly T[], choice: number): T | undefined =>
	list[choice % list.length];

/** Where the one buyer of all stories has the goods sent. */
export const addressAt = (street: number, city: string) => ({
	firstName: 'Sam',
	lastName: 'Hill',
	address1: `${street} Station Road`,
	city,
	zip: 'BA1 1AA',
	countryCode: 'GB',
	phone: '+44 1225 496000',
});
