import { normalised } from '../mapping/mappings';
import { review, settled, Shares, type Portion } from './portion';
import type { InventoryChange, RestockFacts } from './restock-facts';
import { ECHO_WINDOW, isWithin, locationName } from './restock-policy';
import type { RestockClaim } from './restock-verdict';

/**
 * Finds for each stock level that rose the claims that raised it. Such a rise is never goods of its own; each unit of a
 * claim explains one unit of one rise. What nobody explains is for a person, but for a bundle: its level is worked out
 * from its components. A level that fell claims nothing.
 */
export function judgeInventoryChanges(
	portions: readonly Portion[],
	{ inventoryChanges, lines }: RestockFacts,
): Portion[] {
	const claims = claimsOf(portions);
	const bundles = new Set(
		lines.flatMap(({ isBundleParent, sku, bundle }) => [
			...(isBundleParent ? [normalised(sku)] : []),
			...(bundle ? [normalised(bundle.sku)] : []),
		]),
	);
	return inventoryChanges
		.filter(({ delta }) => delta > 0)
		.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || compare(a.changeId, b.changeId))
		.flatMap((change) => {
			const explained: string[] = [];
			const base = {
				claim: toClaim(change),
				evidence: [{ fact: 'stockLevel', value: `+${change.delta} at ${change.locationId}` }],
				isPending: false,
				raisesLevel: false,
			};
			const shares = new Shares(base).give((wanted) => {
				let missing = wanted;
				for (const each of candidates(claims, change)) {
					const taken = Math.min(missing, each.left);
					each.left -= taken;
					missing -= taken;
					if (taken > 0) explained.push(`${each.claim.kind} ${each.claim.id}`);
				}
				return wanted - missing;
			}, ECHO);
			const isBundle = change.sku !== '' && bundles.has(normalised(change.sku));
			return shares.rest(isBundle ? BUNDLE : UNEXPLAINED).map((portion) => ({
				...portion,
				evidence: [
					...portion.evidence,
					...(explained.length > 0 ? [{ fact: 'claims', value: explained.join(', ') }] : []),
				],
			}));
		});
}

type Open = { claim: RestockClaim; left: number };

function claimsOf(portions: readonly Portion[]): Open[] {
	const claims = portions.filter(({ raisesLevel }) => raisesLevel).map(({ claim }) => claim);
	return [...new Map(claims.map((claim) => [claim.id, claim])).values()].map((claim) => ({
		claim,
		left: claim.quantity,
	}));
}

/** Claims that may have raised a level: those that name the place first, then the nearest in time. */
function candidates(claims: readonly Open[], change: InventoryChange): Open[] {
	const place = locationName(change.locationId);
	const distance = ({ claim }: Open): number =>
		Math.abs(Date.parse(claim.at) - Date.parse(change.at));
	const isVague = ({ claim }: Open): number => (locationName(claim.locationId) === '' ? 1 : 0);
	return claims
		.filter(
			({ claim }) =>
				claim.sku !== '' &&
				normalised(claim.sku) === normalised(change.sku) &&
				['', place].includes(locationName(claim.locationId)) &&
				isWithin(claim.at, change.at, ECHO_WINDOW),
		)
		.sort(
			(a, b) =>
				isVague(a) - isVague(b) || distance(a) - distance(b) || compare(a.claim.id, b.claim.id),
		);
}

const toClaim = ({ changeId, sku, delta, locationId, at }: InventoryChange): RestockClaim => ({
	kind: 'inventoryChange',
	id: changeId,
	lineId: '',
	sku,
	quantity: delta,
	locationId,
	at,
});

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

const ECHO = settled(
	'synthetic',
	'certain',
	"The shop's stock level follows a claim of this order",
);
const BUNDLE = settled(
	'synthetic',
	'likely',
	'The stock level of a bundle follows its components; it has no goods of its own',
);
const UNEXPLAINED = review('The shop raised a stock level that no claim of the order explains');
