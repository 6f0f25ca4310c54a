import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asDraft, documentOf, planFrom } from '@/server/clinical/testing/any-document';
import { anyDraw } from '@/server/exports/testing/any-draw';
import { readPdf } from '@/server/exports/testing/read-pdf';
import { readingAge, syllablesOf } from '@/server/exports/testing/reading-age';
import { loadKnowledge } from '@/server/knowledge/load';
import { spokenDay } from '@/server/renderings/note/day-words';
import { handoutSentences, toHandout, unitInWords } from '@/server/renderings/note/handout';
import { handoutPdf } from './handout-pdf';

const knowledge = loadKnowledge();
const OLDEST = 11;

describe("the patient's sheet", () => {
  it('says for every stretch of days which tablets, how many and when, and they make the dose', async () => {
    await fc.assert(
      fc.asyncProperty(anyDraw, async (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        if (planned === null) return;
        const document = documentOf(planned.plan, knowledge);
        const bytes = await handoutPdf(document);
        const { pages } = await readPdf(bytes ?? Buffer.alloc(0));
        const words = pages.join(' ').replace(/[\s\u00A0]+/g, ' ');
        for (const { from, to, doses } of planned.plan.steps) {
          expect(words).toContain(spokenDay(from));
          if (to !== null) expect(words).toContain(spokenDay(to));
          for (const { units, mgPerDay } of doses) {
            for (const unit of units) expect(words).toContain(unitInWords(unit));
            expect(words).toContain(`(${mgPerDay} mg a day)`);
          }
        }
        for (const [index, page] of pages.entries()) {
          expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
          expect(page).toContain('HALVORSEN, Nora, born 8 March 1988');
        }
      }),
      { numRuns: 25 },
    );
  }, 300_000);

  it('is read by a child of eleven', () => {
    const ages: number[] = [];
    fc.assert(
      fc.property(anyDraw, (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        const handout = toHandout(documentOf(planned?.plan ?? null, knowledge));
        if (handout === null) return;
        // The names of medicines and their forms stand on the box and are no words to be made easier.
        const forms = (planned?.plan.steps ?? []).flatMap(({ doses }) => doses.flatMap(({ units }) => units.flatMap(({ form }) => [form, form.replace(/ ?(tablet|capsule)$/, '')]).filter((form) => form !== '')));
        const names = knowledge.drugs.flatMap(({ name, ingredient }) => [name, ingredient]);
        const plain = handoutSentences(handout).map((text) => [...forms, ...names].sort((a, b) => b.length - a.length).reduce((words, name) => words.replaceAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), 'pill'), text));
        ages.push(readingAge(plain));
      }),
      { numRuns: 100 },
    );
    expect(Math.max(...ages)).toBeLessThanOrEqual(OLDEST);
    expect(readingAge(['Pharmacokinetic considerations necessitate individualised titration of antidepressant medication following discontinuation.'])).toBeGreaterThan(OLDEST);
    expect(['dizzy', 'table', 'take', 'medicine', 'stopped', 'people'].map(syllablesOf)).toEqual([2, 2, 1, 3, 1, 2]);
  });

  it('ends with the help of the country; without a plan there is no sheet; a draft says so on each page', async () => {
    const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
    const document = documentOf(planned?.plan ?? null, knowledge);
    const { pages } = await readPdf((await handoutPdf(document)) ?? Buffer.alloc(0));
    expect(pages.at(-1)).toContain('988');
    expect(await handoutPdf(documentOf(null, knowledge))).toBeNull();
    const draft = await readPdf((await handoutPdf(asDraft(document))) ?? Buffer.alloc(0));
    for (const page of draft.pages) expect(page).toContain('DRAFT - not signed');
  });

  it('writes halves and liquids so that they cannot be misread', () => {
    expect(unitInWords({ form: 'tablet', strengthMg: 25, count: 0.5 })).toBe('half a tablet of 25 mg');
    expect(unitInWords({ form: 'tablet', strengthMg: 25, count: 1.5 })).toBe('1½ tablets of 25 mg');
    expect(unitInWords({ form: '24-hour extended-release tablet', strengthMg: 150, count: 1 })).toBe('1 tablet of 150 mg (24-hour extended-release)');
    expect(unitInWords({ form: 'capsule', strengthMg: 37.5, count: 2 })).toBe('2 capsules of 37.5 mg');
    expect(unitInWords({ form: 'oral solution', mgPerMl: 2, ml: 0.5 })).toBe('0.5 mL of the oral solution (2 mg in each mL)');
  });
});
