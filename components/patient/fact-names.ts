import { shownName } from '@/server/contracts/observation-names';

/** A condition as it is said: the class that a code system writes after its names is left out. */
export const conditionName = (text: string): string => text.replace(/ \((?:disorder|finding|situation|event|procedure)\)$/, '');

/** A measurement as it is said in the clinic, else by the name of its code without the unit in brackets. */
export const measuredName = ({ observation, text }: { readonly observation: string | null; readonly text: string }): string =>
  (observation === null ? null : shownName(observation)) ?? text.replace(/\s*\[[^\]]*\](?=\s|$)/g, '');
