import type { Day, OnsetScript, ReportScript } from './script';

type Answers = NonNullable<ReportScript['answers']>;

/** Items of the structured blunting report in the order of the columns `now` and `before`. */
const BLUNTING_ITEMS = [
  'crying', 'joy', 'love', 'anger', 'sadness', 'empathy', 'arts', 'body', 'know-not-feel', 'autopilot', 'not-caring', 'flat',
] as const;

const DIGIT = /^[0-4]$/;

/** One answer a character: a digit; `-` for not answered. */
const digits = (prefix: string, text: string, first = 1): Answers =>
  Object.fromEntries([...text].map((sign, place) => [`${prefix}-${place + first}`, DIGIT.test(sign) ? Number(sign) : null]));

type Difficulty = 'not-difficult' | 'somewhat' | 'very' | 'extremely';

/** PHQ-9 by its nine answers, such as `112201000`. */
export const phq9 = (on: Day, items: string, difficulty?: Difficulty): ReportScript => ({
  instrument: 'phq9',
  on,
  answers: { ...digits('phq9', items), ...(difficulty === undefined ? {} : { 'phq9-difficulty': difficulty }) },
});

/** GAD-7 by its seven answers. */
export const gad7 = (on: Day, items: string): ReportScript => ({ instrument: 'gad7', on, answers: digits('gad7', items) });

/** PC-PTSD-5 by its five answers; `no event` where no frightening event lies in the past and they are not asked. */
export const pcptsd5 = (on: Day, items: string): ReportScript => ({
  instrument: 'pcptsd5',
  on,
  answers: items === 'no event' ? { 'pcptsd5-gate': 0 } : { 'pcptsd5-gate': 1, ...digits('pcptsd5', items) },
});

/** Total entered from paper for an instrument whose items are not kept here. */
export const entered = (instrument: string, on: Day, scores: NonNullable<ReportScript['scores']>): ReportScript => ({
  instrument,
  on,
  by: 'clinician',
  scores,
});

/** Withdrawal check: dizzy, zaps, nausea, sleep, mood, anxiety, flu. */
export const withdrawalCheck = (on: Day, items: string): ReportScript => {
  const names = ['dizzy', 'zaps', 'nausea', 'sleep', 'mood', 'anxiety', 'flu'];
  return { instrument: 'withdrawal-check', on, answers: Object.fromEntries(names.map((name, place) => [`wd-${name}`, Number(items[place])])) };
};

/** Activation check: sleep, energy, speech, risk, irritable, restless. */
export const activationCheck = (on: Day, items: string): ReportScript => {
  const names = ['sleep', 'energy', 'speech', 'risk', 'irritable', 'restless'];
  return { instrument: 'activation-check', on, by: 'clinician', answers: Object.fromEntries(names.map((name, place) => [`act-${name}`, Number(items[place])])) };
};

/** Context answers of the structured blunting report; what is not named was answered as below. */
export type BluntingContext = {
  readonly around?: readonly string[];
  readonly suspected?: 'no' | 'maybe' | 'yes';
  readonly doseLink?: readonly string[];
  readonly dailyLife?: number;
  readonly relationships?: number;
  readonly welcome?: 'unwanted' | 'mixed' | 'mostly a relief' | 'not sure';
  readonly sexual?: 'no' | 'yes' | 'prefer not to say';
  readonly substances?: 'no' | 'sometimes' | 'often' | 'prefer not to say';
  readonly selfHarm?: 'no' | 'yes, a thought' | 'yes, and I have thought how' | 'yes, and I have done it' | 'prefer not to say';
  readonly traumaLoss?: 'no' | 'yes' | 'not sure' | 'prefer not to say';
  readonly seasonal?: 'no' | 'worse in autumn or winter' | 'worse at another season' | 'not sure';
  readonly unreal?: 'no' | 'sometimes' | 'most of the time';
  readonly fear?: 'no' | 'a little' | 'a lot' | 'not sure';
  readonly loveCare?: 'no' | 'sometimes' | 'most of the time';
  readonly wants?: readonly string[];
  readonly mattersMost?: string;
};

const context = (given: BluntingContext): Answers => ({
  'ctx-around-onset': given.around ?? ['nothing I can think of'],
  'ctx-medicine-suspected': given.suspected ?? 'maybe',
  'ctx-dose-link': given.doseLink ?? ['not sure'],
  'ctx-daily-life': given.dailyLife ?? null,
  'ctx-relationships': given.relationships ?? null,
  'ctx-welcome': given.welcome ?? 'unwanted',
  'ctx-sexual': given.sexual ?? 'no',
  'ctx-substances': given.substances ?? 'no',
  'ctx-self-harm-to-feel': given.selfHarm ?? 'no',
  'ctx-trauma-loss': given.traumaLoss ?? 'no',
  'ctx-seasonal': given.seasonal ?? 'no',
  'ctx-unreal': given.unreal ?? 'no',
  'ctx-fear-feeling': given.fear ?? 'no',
  'ctx-love-care': given.loveCare ?? 'no',
  'ctx-wants': given.wants ?? ['understand the cause'],
  'ctx-matters-most': given.mattersMost ?? null,
});

export type BluntingScript = {
  readonly on: Day;
  /** Twelve answers for the last two weeks: a digit, or `-` for prefer not to say. */
  readonly now: string;
  /** Twelve answers for before the medicine: a digit, `?` for cannot remember, `.` where the first column is 0. */
  readonly before?: string;
  readonly onset?: OnsetScript;
  readonly words?: readonly string[];
  readonly by?: ReportScript['by'];
  readonly context?: BluntingContext;
};

/** The project's structured blunting report. */
export function blunting(script: BluntingScript): ReportScript {
  const answers: Record<string, Answers[string]> = {};
  BLUNTING_ITEMS.forEach((item, place) => {
    const now = script.now[place] ?? '-';
    const before = script.before?.[place] ?? '.';
    answers[`sbr-${item}`] = DIGIT.test(now) ? Number(now) : null;
    if (DIGIT.test(before)) answers[`sbr-${item}:before`] = Number(before);
  });
  return {
    instrument: 'sbr',
    on: script.on,
    by: script.by ?? 'patient',
    answers: { ...answers, ...context(script.context ?? {}) },
    words: script.words ?? [],
    ...(script.onset === undefined ? {} : { onset: script.onset }),
  };
}
