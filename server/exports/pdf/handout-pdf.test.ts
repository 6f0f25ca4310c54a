import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NoteDocument } from '@/server/clinical/model/note';
import { printed } from '@/server/clinical/printed';
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

/** The same document of a clinic in another country. */
const inCountry = (document: NoteDocument, country: string): NoteDocument => ({ ...document, snapshot: { ...document.snapshot, printed: printed(document.snapshot.plan, knowledge, { country, crisis: null }) } });

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
      { numRuns: 12 },
    );
  }, 300_000);

  it('is read by a child of eleven, in every country and with every sentence that the content has', () => {
    // The names of medicines and their forms, and of lines of help, stand on the box or are called and are no words to be made easier.
    const names = [...knowledge.drugs.flatMap(({ name, ingredient }) => [name, ingredient]), ...knowledge.crisis.flatMap(({ name }) => (name === null ? [] : [name]))];
    const plainWords = (sentences: readonly string[], forms: readonly string[]): string[] =>
      sentences.map((text) => [...forms, ...names].sort((a, b) => b.length - a.length).reduce((words, name) => words.replaceAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), 'pill'), text));
    const ages: number[] = [];
    let country = 0;
    fc.assert(
      fc.property(anyDraw, (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        country += 1;
        const handout = toHandout(inCountry(documentOf(planned?.plan ?? null, knowledge), knowledge.crisis[country % knowledge.crisis.length]?.country ?? 'US'));
        if (handout === null) return;
        const forms = (planned?.plan.steps ?? []).flatMap(({ doses }) => doses.flatMap(({ units }) => units.flatMap(({ form }) => [form, form.replace(/ ?(tablet|capsule)$/, '')]).filter((form) => form !== '')));
        ages.push(readingAge(plainWords(handoutSentences(handout), forms)));
      }),
      { numRuns: 100 },
    );
    expect(Math.max(...ages)).toBeLessThanOrEqual(OLDEST);
    expect(knowledge.handout.filter(({ says }) => readingAge(plainWords([says], [])) > OLDEST).map(({ id }) => id)).toEqual([]);
    expect(readingAge(['Pharmacokinetic considerations necessitate individualised titration of antidepressant medication following discontinuation.'])).toBeGreaterThan(OLDEST);
    expect(['dizzy', 'table', 'take', 'medicine', 'stopped', 'people'].map(syllablesOf)).toEqual([2, 2, 1, 3, 1, 2]);
  });

  it('ends with the help of the country and of no other; one without an entry gets no number that may be wrong', async () => {
    const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
    const plain = documentOf(planned?.plan ?? null, knowledge);
    const numbers = (text: string): string[] => text.match(/\b(?:9-8-8|\d{3} \d{3}|\d\d \d\d \d\d|988|911|999|000|111)\b/g) ?? [];
    for (const { country, wording, line, emergency } of knowledge.crisis) {
      const { pages } = await readPdf((await handoutPdf(inCountry(plain, country === 'default' ? 'NO' : country))) ?? Buffer.alloc(0));
      const last = (pages.at(-1) ?? '').replace(/[\s\u00A0]+/g, ' ');
      expect(last).toContain(wording);
      const help = last.slice(last.indexOf('Get help at once'), last.indexOf(wording) + wording.length);
      expect(new Set(numbers(help))).toEqual(new Set(numbers(wording)));
      for (const number of [line, emergency]) if (number !== null) expect(wording.replaceAll('-', '')).toContain(number);
    }
  });

  it('is not made without a plan; a draft says so on each page', async () => {
    const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
    expect(await handoutPdf(documentOf(null, knowledge))).toBeNull();
    const draft = await readPdf((await handoutPdf(asDraft(documentOf(planned?.plan ?? null, knowledge)))) ?? Buffer.alloc(0));
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
