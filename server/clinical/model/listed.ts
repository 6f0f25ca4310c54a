/** What a message leaves to the list that a screen has beside it; in a line of its own it is named instead. */
export const LISTED = ' (listed beside this message)';
