const BELOW = ' : ';

/** The SKU in an item's name, which for an item below another one starts with the names of those above it. */
export const itemSku = (name: string): string => (name.split(BELOW).pop() ?? name).trim();
