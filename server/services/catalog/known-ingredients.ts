import type { Knowledge } from '@/server/clinical/model/knowledge';

/** Generic ingredients that the content knows by name: those of its drugs and of its drug classes. */
export const knownIngredients = ({ drugs, codes }: Pick<Knowledge, 'drugs' | 'codes'>): ReadonlySet<string> =>
  new Set([...drugs.map(({ ingredient }) => ingredient), ...codes.drugClasses.flatMap(({ ingredients }) => ingredients)]);
