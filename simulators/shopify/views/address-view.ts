import { gid } from '../store/ids';
import type { Address, Order } from '../store/order';
import type { View } from './view';

/** A MailingAddress. */
export function addressView(
	order: Order,
	address: Address | null,
	use: 'shipping' | 'billing',
): View | null {
	if (!address) return null;
	const name = [address.firstName, address.lastName].filter(Boolean).join(' ');
	return {
		...address,
		id: gid(
			'MailingAddress',
			`${order.id}?model_name=Order${use === 'billing' ? 'Billing' : ''}Address`,
		),
		name: name === '' ? null : name,
		countryCodeV2: address.countryCode,
		formatted: [
			name,
			address.address1,
			address.address2,
			address.city,
			address.zip,
			address.country,
		].filter((part) => part !== null && part !== ''),
	};
}
