/** A line as far as its goods go. */
export const RESTOCK_LINE_FRAGMENT = `
fragment GoodsLine on LineItem {
  id sku name quantity currentQuantity unfulfilledQuantity requiresShipping
  variant { id inventoryItem { tracked } }
  lineItemGroup { id title quantity variantId variantSku }
}`;

export const SHIPPED_LINE_FRAGMENT = `
fragment ShippedLine on FulfillmentLineItem { quantity lineItem { id } }`;

export const RETURN_LINE_FRAGMENT = `
fragment ReturnLine on ReturnLineItemType {
  quantity
  ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } }
}`;

export const EXCHANGE_LINE_FRAGMENT = `
fragment ExchangeLine on ExchangeLineItem { lineItems { id quantity } }`;

/** What was decided about returned units. `dispositions` is a plain list that is never cut. */
export const REVERSE_LINE_FRAGMENT = `
fragment ReverseLine on ReverseFulfillmentOrderLineItem {
  id
  fulfillmentLineItem { lineItem { id } }
  dispositions { id type quantity createdAt location { id } }
}`;
