import type { INodeProperties } from 'n8n-workflow';

/** Where a person opens the order of an item; read with `getNodeParameter('orderLink', index)`. */
export const orderLinkProperty: INodeProperties = {
	displayName: 'Order Link',
	name: 'orderLink',
	type: 'string',
	default:
		'={{ "https://admin.shopify.com/store/" + $json.look.orderKey.split(":")[1].split(".")[0] + "/orders/" + $json.look.orderKey.split(":")[2] }}',
	description: 'Where a person opens the order',
};
