import type { Catalog } from '@/server/contracts/catalog';

/** What the content says about an option whoever the patient is. */
export type OptionGuide = Catalog['options'][number];
