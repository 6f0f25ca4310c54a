import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { confirmationOf, furtherReadingOf, isCommercial, isUnconfirmed, readingOf, referenceKind, referenceName } from './reference-label';
import type { Reference } from './reference-types';

const knowledge = loadKnowledge();

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

describe('how far a source was read', () => {
  const work = (id: string): Reference => {
    const found = knowledge.references.find((one) => one.id === id || one.aliases.includes(id));
    if (found === undefined) throw new Error(`no entry: ${id}`);
    return found;
  };
  const idsThat = (reading: string | null) => knowledge.references.filter((one) => readingOf(one) === reading).map(({ id }) => id);

  test('of a further reading stands in its reader’s words, beside the one word of the work', () => {
    expect(readingOf(work('kroenke-2001'))).toBe('abstract only');
    expect(work('kroenke-2001').otherReadings.map(furtherReadingOf)).toEqual(['Cut-off performance seen on a secondary page; PMID and DOI could not be confirmed in a source and are left null']);
    expect(furtherReadingOf({ verification: 'not-confirmed: no text seen.' })).toBe('source not read');
  });

  test.each([
    ['opbroek-2002', 'abstract only'],
    ['sansone-2010', 'abstract only'],
    ['kroenke-2001', 'abstract only'],
    ['longo-2000', 'not confirmed'],
    ['nice-ng222', 'read in part'],
    ['label-bupropion-xl', 'read in part'],
    ['stanley-2018', 'read in part'],
    ['label-mirtazapine', 'source not read'],
    ['borchard-pies-2009', 'source not read'],
    ['nice-ta854', null],
  ])('%s: %s', (id, reading) => {
    expect(readingOf(work(id))).toBe(reading);
  });

  test('is silent for these alone, of which the whole was read', () => {
    expect(idsThat(null)).toMatchInlineSnapshot(`
      [
        "agomelatine-mhra-2014",
        "nice-ta854",
        "occupancy-params-code",
        "gpnotebook-2023",
        "psychiatrienet",
        "ontario-fluoxetine",
        "mims-reboxetine",
        "psychdb-moclobemide",
        "psychopharmref-2026",
        "who-atc-2026",
        "fda-bupropion-2010",
        "nice-qs8-4",
        "columbia-cssrs-loinc",
        "us-core",
        "ecqm-valuesets",
        "ohdsi-phenotypes",
        "page-ketamine-clinic",
        "page-numbness-tag",
        "page-verywell",
        "page-elevate-psychiatry",
        "page-mission-connection",
      ]
    `);
  });

  test('is never silent where a reader says abstract, part, secondary or excerpt, nor says abstract where no abstract was read', () => {
    expect(knowledge.references.filter((one) => readingOf(one) === null && /abstract|in part|partly|excerpt|secondary summar|opening|not opened/i.test(one.verification)).map(({ id }) => id)).toEqual([]);
    expect(knowledge.references.filter((one) => readingOf(one) === 'abstract only' && !/abstract|summary|key points/i.test(one.verification)).map(({ id }) => id)).toEqual([]);
  });

  test('and a commercial page is called one', () => {
    const pages = knowledge.references.filter(isCommercial);
    expect(pages.length).toBeGreaterThan(4);
    expect(new Set(pages.map(referenceKind))).toEqual(new Set(['commercial page, not checked']));
  });
});

test('a label is called one once', () => {
  const spravato = loadKnowledge().references.find(({ id }) => id === 'spravato-label');
  expect(spravato === undefined ? null : `${referenceName(spravato)} ${referenceKind(spravato)}`).toBe('Spravato label');
});
