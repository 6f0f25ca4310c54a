import { UNIT_WORDS } from '@/server/clinical/model/unit-words';

/** Units as documents write them, for the browser that shows the same quantities. */
export const SHOWN_UNITS = UNIT_WORDS;
