import { describe, expect, it } from 'vitest';
import { searchDrugs } from './search-drugs';
import type { CatalogDrug } from './search-drugs';
import { strengthLines } from './strength-lines';

const drug = (over: Partial<CatalogDrug> & { id: string; name: string }): CatalogDrug => ({
  ingredient: over.name.toLowerCase(), class: 'ssri', brands: [], forms: [], usualStartMg: null, usualRangeMg: null, maxMgPerDay: null, frequency: null, ...over,
});
const catalog = {
  drugs: [
    drug({ id: 'bupropion-xl', name: 'Bupropion XL', ingredient: 'bupropion', brands: ['Wellbutrin XL', 'Aplenzin'] }),
    drug({ id: 'bupropion-sr', name: 'Bupropion SR', ingredient: 'bupropion', brands: ['Wellbutrin SR', 'Zyban'] }),
    drug({ id: 'sertraline', name: 'Sertraline', brands: ['Zoloft', 'Lustral'] }),
    drug({ id: 'selegiline-patch', name: 'Selegiline transdermal', ingredient: 'selegiline', brands: ['Emsam'] }),
  ],
  ingredients: ['bupropion', 'linezolid', 'sertraline'],
};
const labels = (typed: string) => searchDrugs(catalog, typed).map((item) => item.label);

describe('finding a medicine by what was typed', () => {
  it('finds by generic name, with every formulation', () => {
    expect(labels('bupro')).toEqual(['Bupropion SR', 'Bupropion XL', 'bupro']);
  });
  it('finds by brand and says which brand', () => {
    expect(searchDrugs(catalog, 'zolo')[0]).toMatchObject({ drugId: 'sertraline', remark: 'Zoloft' });
    expect(labels('well')).toEqual(['Bupropion SR', 'Bupropion XL', 'well']);
  });
  it('offers an ingredient that rules know without an entry, and never one twice', () => {
    expect(labels('line')).toEqual(['linezolid', 'line']);
    expect(labels('sertraline')).toEqual(['Sertraline']);
  });
  it('always leaves the words as typed, so that no medicine is lost', () => {
    expect(searchDrugs(catalog, ' Vitamin for mood ').at(-1)).toMatchObject({ label: 'Vitamin for mood', drugId: null });
  });
  it('offers nothing for nothing, and matches at the start of words only', () => {
    expect(searchDrugs(catalog, '  ')).toEqual([]);
    expect(labels('ine')).toEqual(['ine']);
  });
});

describe('strengths of the region in words', () => {
  it('lists each form once with its strengths, liquids by concentration', () => {
    const sertraline = drug({
      id: 'sertraline', name: 'Sertraline',
      forms: [
        { form: 'tablet', strengthsMg: [25, 50, 100], splittable: true, liquidMgPerMl: null },
        { form: 'oral concentrate', strengthsMg: [], splittable: false, liquidMgPerMl: 20 },
        { form: 'injection', strengthsMg: [], splittable: false, liquidMgPerMl: null },
      ],
    });
    expect(strengthLines(sertraline)).toEqual(['tablet 25, 50, 100 mg', 'oral concentrate 20 mg in 1 mL', 'injection, strengths not listed']);
  });
});
