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

/** System under which the sender's own name of the patient's record is kept: it finds the chart again, and is no number of the person. */
export const SOURCE_RECORD_SYSTEM = 'urn:gamut:source-record';

/** The numbers that a person is known by, for reading. */
export const shownNumbers = <Number extends { readonly system: string }>(identifiers: readonly Number[]): Number[] =>
  identifiers.filter(({ system }) => system !== SOURCE_RECORD_SYSTEM);
