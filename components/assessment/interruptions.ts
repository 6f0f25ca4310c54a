import type { Flag } from './types';

/**
 * Three tiers, and only the first interrupts: a stop or an emergency stands in the way and is announced. What is due today
 * stands open in its place; everything else is one line that opens when somebody wants it.
 */
export const interrupts = ({ level }: Pick<Flag, 'level'>): boolean => level === 'emergency' || level === 'stop';
export const standsOpen = ({ level }: Pick<Flag, 'level'>): boolean => level === 'urgent';
