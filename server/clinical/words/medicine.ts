/** A name inside a sentence: drug names are in lower case, release forms keep their capitals (`bupropion XL`). */
export const nameOf = ({ terms }: { readonly terms: { readonly name: string } }): string => `${terms.name.slice(0, 1).toLowerCase()}${terms.name.slice(1)}`;
