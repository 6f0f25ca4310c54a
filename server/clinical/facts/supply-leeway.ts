/** A few days late at the pharmacy is no gap, and a few days with the old and the new entry are no second course. */
export const SUPPLY_LEEWAY_DAYS = 7;
