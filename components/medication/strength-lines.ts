import { formatNumber } from '../ui/amounts';
import type { CatalogDrug } from './search-drugs';

/** What is sold in the clinic's region, one line a form: `tablet 25, 50, 100 mg`. */
export const strengthLines = (drug: CatalogDrug): readonly string[] =>
  drug.forms.map(({ form, strengthsMg, liquidMgPerMl }) => {
    const solid = strengthsMg.length === 0 ? null : `${strengthsMg.map((mg) => formatNumber(mg)).join(', ')} mg`;
    const liquid = liquidMgPerMl === null ? null : `${formatNumber(liquidMgPerMl)} mg in 1 mL`;
    const amounts = [solid, liquid].filter((part) => part !== null);
    return amounts.length === 0 ? `${form}, strengths not listed` : `${form} ${amounts.join('; ')}`;
  });
