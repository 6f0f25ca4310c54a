import type { Confirmation } from '@/server/clinical/model/chart';
import type { FactKey } from '@/server/clinical/model/ids';

/**
 * Questions of the knowledge that the stories have answered, by id, each with the facts that it asks for in one breath
 * (a test compares them).
 */
export const ASKED_QUESTIONS = {
  adherence: ['item:adherence'],
  seizures: ['condition:seizure-disorder'],
  'eating-disorder': ['condition:bulimia-anorexia'],
  'seizure-risks': ['condition:head-injury', 'condition:alcohol-use-disorder', 'condition:sedative-use-disorder'],
  'sudden-stop': ['derived:abruptStopPlanned', 'condition:alcohol-withdrawal', 'condition:sedative-withdrawal'],
  'mao-inhibitors': ['medication:maoi-irreversible', 'medication:maoi-reversible', 'medication:moclobemide'],
  'bupropion-clash': ['medication:bupropion-products', 'medication:thioridazine', 'medication:pimozide'],
  'agomelatine-clash': ['medication:cyp1a2-strong-inhibitor'],
  allergies: ['allergy:bupropion', 'allergy:vortioxetine', 'allergy:mirtazapine', 'allergy:agomelatine', 'allergy:ketamine', 'allergy:esketamine'],
  bipolar: ['condition:bipolar-or-mania', 'item:bipolar-screen'],
  liver: ['condition:hepatic-impairment', 'condition:active-liver-disease'],
  pregnancy: ['patient:pregnancy'],
  'could-be-pregnant': ['patient:couldBePregnant'],
  breastfeeding: ['patient:lactation'],
  smoking: ['derived:currentSmoker'],
  episodes: ['derived:depressiveEpisodes'],
  admission: ['derived:hospitalisedForDepression'],
  rest: ['derived:persistsOnRest'],
  company: ['derived:numbMainlyWithPeople', 'derived:numbAlsoAlone'],
  expression: ['derived:observedReducedExpression'],
} as const satisfies Readonly<Record<string, readonly FactKey[]>>;

export type AskedQuestion = keyof typeof ASKED_QUESTIONS;

/** What a question stores when the answer is the ordinary one; "no, none of these" for every other. */
export const ORDINARY_ANSWERS: Partial<Record<AskedQuestion, Pick<Confirmation, 'value' | 'detail'>>> = {
  adherence: { value: 'present', detail: 'as-written' },
  pregnancy: { value: 'absent', detail: 'not-pregnant' },
};

/** What a medicine review asks of everybody whose antidepressant may change. */
export const MEDICINE_REVIEW = ['mao-inhibitors', 'bupropion-clash', 'allergies', 'adherence'] as const satisfies readonly AskedQuestion[];

/** The question with which a fact is asked for; `null` when none of these asks for it. */
export const questionOf = (fact: FactKey): string | null =>
  Object.entries(ASKED_QUESTIONS).find(([, facts]: readonly [string, readonly FactKey[]]) => facts.includes(fact))?.[0] ?? null;
