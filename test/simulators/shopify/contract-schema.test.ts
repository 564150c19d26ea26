import {
	buildSchema,
	isEnumType,
	isInputObjectType,
	isInterfaceType,
	isObjectType,
	isScalarType,
	isUnionType,
	type GraphQLNamedType,
	type GraphQLSchema,
} from 'graphql';
import { shopSchema } from '../../../simulators/shopify/schema';
import { loadShopifyContract } from '../../support/shopify-contract';

const contract = loadShopifyContract();
const suite = contract ? describe : describe.skip;
if (!contract) console.warn('Shopify contract not found: schema comparison skipped');

function differences(own: GraphQLSchema, vendor: GraphQLSchema): string[] {
	return Object.values(own.getTypeMap())
		.filter((type) => !type.name.startsWith('__'))
		.flatMap((type) => {
			const other = vendor.getType(type.name);
			if (!other) return [`${type.name} is unknown to the vendor`];
			return compare(type, other);
		});
}

function compare(own: GraphQLNamedType, vendor: GraphQLNamedType): string[] {
	if (own.constructor !== vendor.constructor) return [`${own.name} is of another kind`];
	if (isScalarType(own)) return [];
	if (isEnumType(own) && isEnumType(vendor)) {
		const known = new Set(vendor.getValues().map((value) => value.name));
		const values = own.getValues().filter((value) => !known.has(value.name));
		return values.map((value) => `${own.name}.${value.name} is unknown`);
	}
	if (isUnionType(own) && isUnionType(vendor)) {
		const known = new Set(vendor.getTypes().map((type) => type.name));
		return own
			.getTypes()
			.flatMap((type) => (known.has(type.name) ? [] : [`${own.name} lacks ${type.name}`]));
	}
	if (isInputObjectType(own) && isInputObjectType(vendor)) {
		const missing = Object.values(vendor.getFields())
			.filter((field) => String(field.type).endsWith('!') && field.defaultValue === undefined)
			.filter((field) => !(field.name in own.getFields()))
			.map((field) => `${own.name}.${field.name} is required by the vendor`);
		return [...missing, ...compareFields(own.name, own.getFields(), vendor.getFields())];
	}
	if (
		(isObjectType(own) && isObjectType(vendor)) ||
		(isInterfaceType(own) && isInterfaceType(vendor))
	) {
		return compareFields(own.name, own.getFields(), vendor.getFields());
	}
	return [];
}

interface Comparable {
	readonly name: string;
	readonly type: unknown;
	readonly defaultValue?: unknown;
	readonly args?: readonly Comparable[];
}

function compareFields(
	owner: string,
	own: Readonly<Record<string, Comparable>>,
	vendor: Readonly<Record<string, Comparable>>,
): string[] {
	return Object.values(own).flatMap((field) => {
		const path = `${owner}.${field.name}`;
		const other = vendor[field.name];
		if (!other) return [`${path} is unknown`];
		const found: string[] = [];
		if (String(field.type) !== String(other.type)) {
			found.push(`${path} is ${String(field.type)}, the vendor has ${String(other.type)}`);
		}
		if (JSON.stringify(field.defaultValue) !== JSON.stringify(other.defaultValue)) {
			found.push(`${path} has another default`);
		}
		const args = Object.fromEntries((field.args ?? []).map((arg) => [arg.name, arg]));
		const others = Object.fromEntries((other.args ?? []).map((arg) => [arg.name, arg]));
		return [...found, ...compareFields(path, args, others)];
	});
}

suite('the simulated part of the schema', () => {
	it('names nothing the vendor does not have, with the same types and defaults', () => {
		expect(differences(shopSchema(), contract as GraphQLSchema)).toStrictEqual([]);
	});

	it('is noticed when it drifts', () => {
		const drifted = buildSchema(
			'type QueryRoot { order(id: ID!): Shop! } type Shop { nme: String }',
		);
		expect(differences(drifted, contract as GraphQLSchema)).toStrictEqual([
			'QueryRoot.order is Shop!, the vendor has Order',
			'Shop.nme is unknown',
		]);
	});
});
