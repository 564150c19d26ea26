import { ADDRESS_FIELDS, sameText, type Address } from '../order/address';
import type { Mappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { Contact, OrderDiff } from './order-diff';
import type { Problem } from './problem';

/** The country in the target's spelling; the source's own text where the target does not know the code. */
function inTargetCountry(address: Address, countries: Mappings['countries']): Address {
	return { ...address, country: countries[address.countryCode]?.name ?? address.country };
}

/** Compares addresses and e-mail; what the source withholds (null, empty e-mail) is left alone, never blanked. */
export function diffContact(
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
	countries: Mappings['countries'],
): { contact: OrderDiff['contact']; problems: Problem[] } {
	const from: Contact = {
		deliveryAddress: target.deliveryAddress,
		billingAddress: target.billingAddress,
		email: target.email,
	};
	const wish = (address: Address | null, held: Address): Address =>
		address === null ? held : inTargetCountry(address, countries);
	const delivery = wish(snapshot.deliveryAddress, target.deliveryAddress);
	const to: Contact = {
		deliveryAddress:
			delivery.phone === ''
				? { ...delivery, phone: snapshot.phone || target.deliveryAddress.phone }
				: delivery,
		billingAddress: keepPhone(
			wish(snapshot.billingAddress, target.billingAddress),
			target.billingAddress,
		),
		email: snapshot.email === '' ? target.email : snapshot.email,
	};
	const fields = contactDifferences(to, from);
	const problems: Problem[] = [];
	if (
		fields.length > 0 &&
		snapshot.deliveryAddress &&
		snapshot.deliveryAddress.countryCode === ''
	) {
		problems.push({
			code: 'ADDRESS_INCOMPLETE',
			detail: 'The delivery address has no country',
			subject: 'delivery address: country',
		});
	}
	return { contact: fields.length > 0 ? { from, to, fields } : null, problems };
}

/** Names the fields, such as delivery.town, in which two contacts differ for a parcel. */
export const contactDifferences = (wanted: Contact, held: Contact): string[] => [
	...addressDifferences('delivery', wanted.deliveryAddress, held.deliveryAddress),
	...addressDifferences('billing', wanted.billingAddress, held.billingAddress),
	...(sameText(wanted.email.toLowerCase(), held.email.toLowerCase()) ? [] : ['email']),
];

const keepPhone = (address: Address, held: Address): Address =>
	address.phone === '' ? { ...address, phone: held.phone } : address;

function addressDifferences(kind: string, wanted: Address, held: Address): string[] {
	return ADDRESS_FIELDS.filter((field) =>
		field === 'country'
			? !sameText(wanted.country.toLowerCase(), held.country.toLowerCase())
			: !sameText(wanted[field], held[field]),
	).map((field) => `${kind}.${field}`);
}
