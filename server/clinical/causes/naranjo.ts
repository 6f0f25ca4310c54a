import type { Engine } from '../engine/engine';
import { blunting, suspectedCourse } from '../facts/derived/index-medicine';
import { newestScore } from '../facts/facts';
import type { Facts } from '../facts/facts';
import { isWord } from '../facts/known-value';
import type { KnownValue } from '../facts/known-value';
import type { Worksheet } from '../model/assessment';
import type { FactId } from '../model/ids';
import { areAllAssessed } from './weigh-causes';

type Answer = { readonly answer: 'yes' | 'no' | null; readonly facts: readonly FactId[] };
const OPEN: Answer = { answer: null, facts: [] };

/** Classes the literature ties to blunting, whatever the single drug's entry says. */
const KNOWN_CLASSES = ['ssri', 'snri'];
const KNOWN_LEVELS = ['reported-high', 'reported', 'not-an-antidepressant-but-reported'];
const NOT_KNOWN_LEVELS = ['insufficient-data'];

/**
 * Naranjo scale: objective questions answered from the chart, or by the prescriber under `item:naranjo-<n>`, whose "not known" stands before the chart too; the rest stay
 * open and count zero, as the method has it. The total is that of the answered questions.
 * @ref naranjo-1981
 */
export function naranjoWorksheet(engine: Engine, facts: Facts): Worksheet {
  const { naranjo } = engine.knowledge.causality;
  const items = naranjo.questions.map((question) => {
    const { answer, facts: basis } = byPrescriber(facts, question.n) ?? fromChart(engine, facts, question.n);
    return { id: String(question.n), question: question.question, answer, points: answer === null ? null : question[answer], facts: basis };
  });
  const answered = items.filter(({ points }) => points !== null);
  const total = answered.length === 0 ? null : answered.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const band = total === null ? undefined : naranjo.bands.find(({ min, max }) => total >= min && total <= max);
  return { items, total, result: band?.label ?? null, recorded: null, refs: naranjo.refs };
}

function byPrescriber(facts: Facts, n: number): Answer | null {
  const said = facts.confirmations.get(`item:naranjo-${n}`);
  if (said === undefined) return null;
  return { answer: said.value === 'unknown' ? null : said.value === 'present' ? 'yes' : 'no', facts: [said.id] };
}

function fromChart(engine: Engine, facts: Facts, n: number): Answer {
  switch (n) {
    case 1:
      return describedBefore(facts);
    case 2:
      return bySign(facts.derive('daysOnsetAfterStart'), 'daysOnsetAfterStart');
    case 3:
      return byWord(facts, 'dechallenge', { yes: ['improved'], no: ['unchanged'] });
    case 4:
      return byWord(facts, 'rechallenge', { yes: ['recurred'], no: ['not-recurred'] });
    case 5:
      return otherCause(engine, facts);
    case 8:
      return byWord(facts, 'doseResponse', { yes: ['worse-with-increase', 'better-with-decrease', 'both'], no: ['none'] });
    case 9:
      return byWord(facts, 'similarReactionBefore', { yes: [true], no: [false] });
    case 10:
      return byWord(facts, 'observedReducedExpression', { yes: [true], no: [false] });
    default:
      return OPEN;
  }
}

function describedBefore(facts: Facts): Answer {
  const course = suspectedCourse(facts);
  if (course === null) return OPEN;
  const level = blunting(course.terms.entry?.bluntingAssociation);
  const basis = [course.episode.id];
  if (KNOWN_CLASSES.some((id) => course.terms.classes.includes(id)) || KNOWN_LEVELS.includes(level)) return { answer: 'yes', facts: basis };
  return NOT_KNOWN_LEVELS.includes(level) ? { answer: 'no', facts: basis } : OPEN;
}

function bySign(known: KnownValue, name: string): Answer {
  if (known.kind !== 'number' || known.maybeNone) return OPEN;
  const basis = [`derived:${name}`, ...known.basis];
  return known.min >= 0 ? { answer: 'yes', facts: basis } : known.max < 0 ? { answer: 'no', facts: basis } : OPEN;
}

function byWord(facts: Facts, name: string, { yes, no }: { readonly yes: readonly (string | boolean)[]; readonly no: readonly (string | boolean)[] }): Answer {
  const known = facts.derive(name);
  if (known.kind !== 'word') return OPEN;
  const basis = [`derived:${name}`, ...known.basis];
  if (yes.some((value) => isWord(known, value))) return { answer: 'yes', facts: basis };
  return no.some((value) => isWord(known, value)) ? { answer: 'no', facts: basis } : OPEN;
}

/** "No" only when every competing cause was looked into, mood and trauma screen included. */
function otherCause(engine: Engine, facts: Facts): Answer {
  const basis = ['derived:alternativeCauses'];
  if (facts.countAlternativeCauses() >= 1) return { answer: 'yes', facts: basis };
  const mood = newestScore(facts, 'phq9', 'total', facts.terms.settings.mood.currentDays);
  const trauma = newestScore(facts, 'pcptsd5', 'total', facts.terms.settings.timing.screenDays);
  if (mood === null || trauma === null || !areAllAssessed(engine.causes, facts)) return OPEN;
  return { answer: 'no', facts: [...basis, mood.report.id, trauma.report.id] };
}
