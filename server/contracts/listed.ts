import { LISTED } from '@/server/clinical/model/listed';

/** What a message of an option leaves to the list beside it, for the browser that names it in a line of its own. */
export const LISTED_BESIDE = LISTED;
