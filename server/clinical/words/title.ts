import { wasEverRemitted } from '../facts/derived/remission';
import type { Facts } from '../facts/facts';

/** What an option or an explanation is called on this chart: a depression that was never well neither returns nor is left over. */
export const titleOn = (facts: Facts, { title, titleUnremitted }: { readonly title: string; readonly titleUnremitted?: string }): string =>
  titleUnremitted === undefined || wasEverRemitted(facts) ? title : titleUnremitted;
