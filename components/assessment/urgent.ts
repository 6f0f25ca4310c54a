import type { FlagAnswer } from '@/server/contracts/flag-answer';

/** A flag and what it wants asked lead to each other. */
export const flagAddress = (flag: string): string => `flag-${flag}`;
export const askAddress = (flag: string): string => `ask-${flag}`;

/** What clears the flag was done; signed past it is asked still. */
export const isSettled = ({ answer }: { readonly answer: FlagAnswer | null }): boolean => answer?.settled === true;
