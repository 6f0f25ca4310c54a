const MRN = 'MRN';

type Identifier = { readonly system: string; readonly value: string; readonly label: string };

/** The record number among a patient's numbers: the first that is labelled so. */
export const recordNumberAmong = (identifiers: readonly Identifier[]): Identifier | null => identifiers.find(({ label }) => label === MRN) ?? null;

/** A record number that the clinic itself gives. */
export const recordNumber = ({ slug }: { readonly slug: string }, value: string): Identifier => ({
  system: `urn:gamut:clinic:${slug}:record-number`,
  value,
  label: MRN,
});
