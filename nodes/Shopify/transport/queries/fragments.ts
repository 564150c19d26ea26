/** Both currencies of an amount. */
export const BAG_FRAGMENT = `
fragment Bag on MoneyBag {
  shopMoney { amount currencyCode }
  presentmentMoney { amount currencyCode }
}`;

/**
 * A line as an order snapshot needs it. `discountAllocations` is asked only for its length: its amounts, like
 * those of `taxLines`, still contain removed and refunded units. The bundle's quantity is of bundles, not of units.
 * It needs the variable `$articles` (order-parts.ts).
 */
export const LINE_FRAGMENT = `
fragment Line on LineItem {
  id sku name quantity currentQuantity unfulfilledQuantity requiresShipping
  originalUnitPriceSet { ...Bag }
  priceAfterAllDiscountsBeforeTaxesSet { ...Bag }
  discountAllocations { __typename }
  taxLines { rate priceSet { ...Bag } }
  variant @include(if: $articles) { id barcode }
  lineItemGroup { id title quantity variantSku }
}`;

export const SHIPPING_LINE_FRAGMENT = `
fragment Shipping on ShippingLine {
  title code isRemoved
  discountedPriceSet { ...Bag }
  taxLines { rate priceSet { ...Bag } }
}`;

/** Five lines are enough to see whether units remain; an open fulfilment order with more lines counts as open. */
export const FULFILMENT_ORDER_FRAGMENT = `
fragment Location on FulfillmentOrder {
  status
  assignedLocation { name location { id } }
  lineItems(first: 5) { pageInfo { hasNextPage } nodes { remainingQuantity } }
}`;
