import { describe, expect, test } from 'vitest';
import { confirmationOf, isUnconfirmed, readingOf, referenceKind, referenceName } from './reference-label';

const name = (id: string, authors: string | null, year: number | null) => referenceName({ id, authors, year });

describe('the name of a reference', () => {
  test('is the first author’s family name and the year', () => {
    expect(name('goodwin-2017', 'Goodwin GM, Price J, De Bodinat C', 2017)).toBe('Goodwin 2017');
    expect(name('x', 'van Os J, Marcelis M', 2013)).toBe('van Os 2013');
    expect(name('apa-2010', 'Gelenberg AJ (chair), Freeman MP', 2010)).toBe('Gelenberg 2010');
    expect(name('asmundson-2004', 'Asmundson et al. (co-authors not shown)', 2004)).toBe('Asmundson 2004');
  });

  test('is the short name of a body or a product where no person wrote it', () => {
    expect(name('nice-ng222', 'National Institute for Health and Care Excellence', 2022)).toBe('NICE NG222');
    expect(name('label-bupropion-xl', 'Manufacturer labelling (several)', 2026)).toBe('Bupropion XL');
    expect(name('smpc-bupropion-eu', 'GlaxoSmithKline', 2016)).toBe('Bupropion EU');
    expect(name('vadod-ptsd-2023', 'Author list not shown; VA/DoD work group', 2024)).toBe('VA/DoD PTSD 2023');
    expect(name('page-ketamine-clinic', 'The ketamine clinic page', null)).toBe('Ketamine clinic page');
    expect(name('project-judgement', null, 2026)).toBe('Project judgement');
  });
});

test('the kind says design and number of people, and nothing where none is known', () => {
  expect(referenceKind({ type: 'cross-sectional-survey', n: 1829 })).toBe('survey, 1,829');
  expect(referenceKind({ type: 'label', n: null })).toBe('label');
});

test('what was not confirmed is marked', () => {
  expect(isUnconfirmed({ verification: 'confirmed: PMC record seen.' })).toBe(false);
  expect(isUnconfirmed({ verification: 'partly-confirmed: read through news summaries.' })).toBe(true);
  expect(isUnconfirmed({ verification: 'not-confirmed by design' })).toBe(true);
});

test.each([
  ['confirmed: PMC record seen.', 'Yes', 'PMC record seen.'],
  ['Only the title was seen.', null, 'Only the title was seen.'],
  ['Not found. A search gave nothing.', 'No', 'Not found. A search gave nothing.'],
  ['Abstract, n, PMID and pages read.', null, 'Abstract, n, PMID and pages read.'],
  ['partly-confirmed: read through news summaries.', 'In part', 'Read through news summaries.'],
  ['Abstract read. Author list and DOI not confirmed.', 'In part', 'Abstract read. Author list and DOI not confirmed.'],
  ['not-confirmed: no text seen.', 'No', 'No text seen.'],
])('%s is confirmed: %s', (verification, state, how) => {
  expect(confirmationOf({ verification })).toEqual({ state, how });
});

test('a source that was not read whole says so in a word, one that was read is silent', () => {
  expect(readingOf({ verification: 'confirmed: PMC record seen.' })).toBeNull();
  expect(readingOf({ verification: 'Abstract and 46% read at the journal. A 33% figure was NOT confirmed from the paper.' })).toBeNull();
  expect(readingOf({ verification: 'partly-confirmed: read through news summaries.' })).toBe('read in part');
  expect(readingOf({ verification: 'Only the title was seen.' })).toBe('source not read');
});
