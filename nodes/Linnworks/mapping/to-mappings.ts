import type { NamedService } from '../../../domain/mapping/mapping-tables';
import type { Mappings } from '../../../domain/mapping/mappings';
import type { RawCountry, RawPostalService } from './raw/raw-replies';

export const toServices = (services: readonly RawPostalService[]): NamedService[] =>
	services.map(({ pkPostalServiceId, PostalServiceName }) => ({
		id: pkPostalServiceId,
		name: PostalServiceName,
	}));

export function toCountryMappings(countries: readonly RawCountry[]): Mappings['countries'] {
	return Object.fromEntries(
		countries
			.filter((country) => country.CountryCode !== '')
			.map((country) => [
				country.CountryCode.toUpperCase(),
				{ id: country.CountryId, name: country.CountryName },
			]),
	);
}
