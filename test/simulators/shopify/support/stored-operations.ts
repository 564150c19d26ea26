import { parse, print, validate, type GraphQLSchema } from 'graphql';
import type { ShopifySimulator } from '../../../../simulators/shopify';
import { shopSchema } from '../../../../simulators/shopify/schema';
import { readShopifyOperation } from '../../../support/shopify-contract';
import { contractErrors, withTypenames } from './check-against-contract';
import { ask, type Json } from './shop-client';

/** Runs stored operations against a shop and checks both sides of every exchange. */
export class StoredOperations {
	readonly ran = new Set<string>();

	constructor(private readonly contract: GraphQLSchema | null) {}

	/** The operation must be valid here, succeed, and answer what the vendor may answer. */
	async run(
		shop: ShopifySimulator,
		name: string,
		variables: Record<string, unknown> = {},
	): Promise<Json> {
		const query = readShopifyOperation(name);
		expect(validate(shopSchema(), parse(query)).map((error) => error.message)).toStrictEqual([]);
		const document = withTypenames(query);
		const reply = await ask(shop, print(document), variables);
		expect(reply.errors).toStrictEqual([]);
		if (!this.contract) throw new Error('No contract to check against');
		const { value } = reply.data;
		expect(await contractErrors(this.contract, document, variables, value)).toStrictEqual([]);
		this.ran.add(name);
		return reply.data;
	}

	/** A mutation that, besides, must not be refused. Answers its payload. */
	async change(
		shop: ShopifySimulator,
		name: string,
		field: string,
		variables: Record<string, unknown>,
	): Promise<Json> {
		const data = await this.run(shop, name, variables);
		const errors = field === 'orderCancel' ? 'orderCancelUserErrors' : 'userErrors';
		expect(data.at(`${field}.${errors}`).value).toStrictEqual([]);
		return data.at(field);
	}
}
