import type { OptionStatus } from './types';

const STATUS_ORDER: readonly OptionStatus[] = ['fits', 'with-caution', 'ask-first', 'not-applicable', 'contraindicated'];

/** By status, then in the library's order: the same on the chart and where one is decided on. */
export const inReadingOrder = <Option extends { readonly status: OptionStatus }>(options: readonly Option[]): readonly Option[] =>
  STATUS_ORDER.flatMap((status) => options.filter((option) => option.status === status));
