import type { Names } from './types';

/** The timeline needs this of a plan's words and no other. */
export const drugName = (names: Names, drug: string): string => names[drug] ?? drug;
