/** Ingredients whose name does not follow from the id by leaving off the formulation. */
const SPECIAL: Readonly<Record<string, string>> = { 'dextromethorphan-bupropion': 'bupropion/dextromethorphan' };

/** Generic ingredient of an entry of the drugs file, as the drug classes name it (a test compares them). */
export const ingredientOf = (drugId: string): string => SPECIAL[drugId] ?? drugId.replace(/-(ir|xr|sr|xl|patch)$/, '');
