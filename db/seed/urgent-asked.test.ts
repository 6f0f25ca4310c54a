import { createElement } from 'react';
import type { ReactElement } from 'react';
import { prerender } from 'react-dom/static';
import { describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/server/auth/actor';
import { mayDo } from '@/server/auth/rights';
import { assess } from '@/server/clinical/assess';
import { addDays, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { aPatient, TODAY as BUILT_ON } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { dayInWords } from '@/server/clinical/words/day';
import type { UrgentAsk } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { rightsOf } from '@/server/services/workspace/rights-of';
import { urgentAsksOf } from '@/server/services/workspace/urgent-asks';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';

// Nothing is sent when a page is drawn: what an act does is tested at its door and in the browser.
vi.mock('@tanstack/react-query', () => ({ useMutation: () => ({ isPending: false, error: null }) }));
vi.mock('@/components/trpc/use-trpc', () => ({ useTRPCClient: () => ({}), useTRPC: () => ({ questions: { answer: { mutationOptions: () => ({}) }, withdraw: { mutationOptions: () => ({}) } } }) }));
vi.mock('@/components/patient/use-patient-act', () => ({ usePatientActed: () => ({ acted: () => undefined, redrawing: false }) }));
vi.mock('@/components/entry/entry-link', () => ({ EntryLink: () => null }));
vi.mock('next/navigation', () => ({ useSearchParams: () => new URLSearchParams(), usePathname: () => '/', useRouter: () => ({}) }));

// Loaded anew: files of this project share what was loaded before, then without what stands above.
vi.resetModules();
const { AskingProvider } = await import('@/components/assessment/asking');
const { FlagList } = await import('@/components/assessment/flag-list');
const { QuestionList } = await import('@/components/assessment/question-list');

const ROLES = ['prescriber', 'coordinator', 'administrator'] as const;
const TODAY = localDate('2026-11-24');
const knowledge = loadKnowledge();
const PATIENT = '6f2f6a1e-94b3-4a11-8a3c-111111111111';

/** As the server's first answer has it: what comes with a program of its own is waited for, marks of the framework left out. */
async function drawn(element: ReactElement): Promise<string> {
  const { prelude } = await prerender(element);
  return (await new Response(prelude).text()).replaceAll(/<!--.*?-->/g, '');
}

const draw = async (assessment: ReturnType<typeof assess>, urgent: UrgentAsk[], mayAnswer = true) => ({
  flags: await drawn(createElement(FlagList, { flags: assessment.flags, asks: urgent, answers: urgent.flatMap(({ flag, answer }) => (answer === null ? [] : [{ flag, ...answer }])), plan: null, shelves: { basis: new Map(), answers: new Map(), references: new Map(), stating: new Map(), credited: new Map() } })),
  questions: await drawn(createElement(AskingProvider, { patientId: PATIENT, on: TODAY, urgent, questions: assessment.questions, answered: [], optionTitles: {}, mayAnswer, children: createElement(QuestionList, { bases: {}, beside: null }) })),
});

const charts = ALL_STORIES.map((story) => {
  const { key, chart } = tellStory(story, TODAY, knowledge);
  const assessment = assess(chart, knowledge, TODAY);
  return { key, assessment, confirmations: chart.confirmations, urgent: urgentAsksOf(assessment, { answers: [], confirmations: chart.confirmations, knowledge }) };
});
const asking = charts.filter(({ urgent }) => urgent.length > 0);

test('the demo has charts with something urgent to ask, a self-harm answer among them', () => {
  expect(asking.flatMap(({ urgent }) => urgent.map(({ flag }) => flag))).toEqual(expect.arrayContaining(['self-harm-to-feel', 'phq9-item9']));
});

describe.each(asking.map((one) => [one.key, one] as const))('H-17: what is urgent to ask of %s', async (_, { assessment, confirmations, urgent }) => {
  const { flags, questions } = await draw(assessment, urgent);

  test('heads Ask today, before every question about an option', () => {
    const places = urgent.map(({ flag, ask }) => [questions.indexOf(`id="ask-${flag}"`), questions.indexOf(ask)]).flat();
    expect(Math.min(...places)).toBeGreaterThan(-1);
    const first = questions.indexOf('id="question-');
    if (first !== -1) expect(Math.max(...places)).toBeLessThan(first);
    expect(questions).not.toContain('Nothing to ask');
  });

  test('and its flag lead to each other, and it stands on the screen in one row', () => {
    for (const { flag } of urgent) {
      expect(flags).toContain(`href="#ask-${flag}"`);
      expect(flags).toContain(`id="flag-${flag}"`);
      expect(questions).toContain(`href="#flag-${flag}"`);
      expect(questions.split(`id="ask-${flag}"`)).toHaveLength(2);
    }
  });

  test.each(ROLES)('is answered on the screen of whom the server lets answer it, and of nobody else: %s', async (role) => {
    const actor: Actor = { userId: null, name: '', email: '', clinic: { id: '', slug: '', name: '', timeZone: 'UTC', country: 'US', region: 'US', demo: true }, roles: [role] };
    const { questions: asHere } = await draw(assessment, urgent, rightsOf(actor).answerQuestions);
    expect(asHere.includes('What was done:')).toBe(mayDo([role], 'note:write'));
  });

  test('goes once it is settled, and stays with its flag; signed past it is asked still', async () => {
    for (const { flag } of urgent) {
      const after = (settled: boolean) => draw(assessment, urgentAsksOf(assessment, { answers: [{ flag, what: 'Asked: no plan, no means', by: 'Ada Boyd', on: TODAY, settled }], confirmations, knowledge }));
      const [settled, open] = [await after(true), await after(false)];
      expect(settled.questions).not.toContain(`id="ask-${flag}"`);
      expect(settled.flags).not.toContain(`href="#ask-${flag}"`);
      expect(settled.flags).toContain('Asked: no plan, no means');
      expect(open.questions).toContain(`id="ask-${flag}"`);
      expect(open.flags).toContain(`href="#ask-${flag}"`);
    }
  });
});

describe('H-17: what an old answer of danger left open is asked again', async () => {
  const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';
  const mild = aPatient().aged(50).withLists().diagnosed('F33.1', { since: -900 }).taking('sertraline', [['2022-12-01', 100]], { drugId: 'sertraline' });
  const asksOf = (patient: PatientBuilder, { answers = [], on = BUILT_ON }: { readonly answers?: Parameters<typeof urgentAsksOf>[1]['answers']; readonly on?: LocalDate } = {}) => {
    const chart = patient.build();
    const assessment = assess(chart, knowledge, on);
    return { assessment, urgent: urgentAsksOf(assessment, { answers, confirmations: chart.confirmations, knowledge }) };
  };
  const old = mild.reported('sbr', -60, { 'ctx-self-harm-to-feel': 'yes, a thought' });
  const both = asksOf(old.reported('phq9', -2, { 'phq9-9': 1 }));
  const { flags, questions } = await draw(both.assessment, both.urgent);

  test('calmly, with its day, after what is urgent and before every question; it and its flag lead to each other', () => {
    expect(both.urgent.map(({ flag, level, ask }) => [flag, level, ask])).toEqual([
      ['phq9-item9', 'urgent', expect.stringContaining('Ask directly today')],
      ['self-harm-to-feel', 'attention', 'Ask again, or write what was found.'],
    ]);
    const places = ['aria-label="Urgent"', 'id="ask-phq9-item9"', 'aria-label="Left open"', 'id="ask-self-harm-to-feel"', `, of ${dayInWords(addDays(BUILT_ON, -60))}`, 'id="question-'].map((text) => questions.indexOf(text));
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true);
    expect(flags).toContain('href="#ask-self-harm-to-feel"');
    expect(flags).toContain('id="flag-self-harm-to-feel"');
    expect(questions).toContain('href="#flag-self-harm-to-feel"');
  });

  test('a prescriber answers it there; once settled it is asked no more, signed past it is', async () => {
    const open = asksOf(old);
    expect((await draw(open.assessment, open.urgent)).questions).toContain('What was done:');
    for (const settled of [true, false]) {
      const { assessment, urgent } = asksOf(old, { answers: [{ flag: 'self-harm-to-feel', what: 'Asked: no thoughts since', by: 'Ada Boyd', on: BUILT_ON, settled }] });
      expect((await draw(assessment, urgent)).questions.includes('id="ask-self-harm-to-feel"')).toBe(!settled);
    }
  });

  test.each([
    ['thoughts said aloud, which the question asks after again', mild.confirmedPresent(THOUGHTS, null, -40), 'suicide-risk-recorded'],
    ['item 9 in a severe depression', mild.reported('phq9', -20, { 'phq9-9': 1 }).scored('phq9', -3, 19), 'phq9-item9'],
  ])('once in one view, by the question until that is answered: %s', (_, patient, flag) => {
    const { assessment, urgent } = asksOf(patient);
    expect(assessment.flags.find(({ id }) => id === flag)?.openSince).toBeDefined();
    expect([assessment.questions[0]?.fact, assessment.questions[0]?.forSafety]).toEqual(['suicidal-now', true]);
    expect(urgent).toEqual([]);
  });

  test('what the question was answered with today is not asked again that day; a flag that it does not end is asked for the day after', () => {
    const screened = mild.reported('cssrs', -100, {}, { scores: { 'cssrs-ideation': 4 } });
    const asked = screened.confirmedAbsent(THOUGHTS, BUILT_ON);
    const flagsOf = (urgent: readonly UrgentAsk[]) => urgent.map(({ flag, level }) => [flag, level]);
    expect(flagsOf(asksOf(screened).urgent)).toEqual([['suicide-risk-recorded', 'attention']]);
    expect(asksOf(asked).assessment.flags.map(({ id }) => id)).toContain('suicide-risk-recorded');
    expect(flagsOf(asksOf(asked).urgent)).toEqual([]);
    expect(flagsOf(asksOf(asked, { on: addDays(BUILT_ON, 1) }).urgent)).toEqual([['suicide-risk-recorded', 'attention']]);
  });
});

test('a chart without an urgent flag asks as before', async () => {
  for (const { assessment, urgent } of charts.filter((one) => one.urgent.length === 0)) expect((await draw(assessment, urgent)).questions).not.toContain('aria-label="Urgent"');
});
