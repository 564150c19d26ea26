/** Text as one term of the vendor's search, whatever blanks, colons and quotes are in it. */
export const quotedTerm = (text: string): string => `'${text.replace(/(['\\])/g, '\\$1')}'`;
