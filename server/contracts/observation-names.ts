import { shortName } from '@/server/clinical/model/observation-names';

/** The short name of a measurement, for the browser that calls it on forms and lists as notes do; `null` where it has none. */
export const shownName = shortName;
