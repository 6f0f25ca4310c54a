import type { Engine } from '../engine/engine';
import { isDechallengeInProgress } from '../facts/derived/dechallenge';
import { suspectedCourse } from '../facts/derived/index-medicine';
import { newestScore } from '../facts/facts';
import type { Facts } from '../facts/facts';
import { isWord } from '../facts/known-value';
import type { KnownValue } from '../facts/known-value';
import type { Worksheet } from '../model/assessment';
import type { FactId } from '../model/ids';

/** A subjective effect does not meet the definitive-event condition; only a prescriber may choose it. */
const NEVER_PROPOSED = 'certain';
/** Tested in this order; the first that holds is the result. */
const ORDER = ['unassessable', 'conditional', NEVER_PROPOSED, 'probable', 'unlikely', 'possible'] as const;
type CategoryId = (typeof ORDER)[number];
/** Under which the prescriber's own choice is confirmed. */
export const RECORDED_CATEGORY = 'item:who-umc-category';

/**
 * WHO-UMC category proposed from the chart; `null` without a blunting report or a medicine under suspicion.
 * @ref who-umc-causality
 */
export function whoUmcWorksheet(engine: Engine, facts: Facts): Worksheet {
  const { whoUmc } = engine.knowledge.causality;
  const course = suspectedCourse(facts);
  const report = facts.reports('sbr')[0];
  const reached = course === null || report === undefined ? null : (ORDER.find((id) => holds(id, facts)) ?? null);
  const last = reached === null ? -1 : ORDER.indexOf(reached);
  const basis: readonly FactId[] = course === null || report === undefined ? [] : [course.episode.id, report.id];
  const items = whoUmc.categories.map(({ id, rule }) => {
    const place = ORDER.findIndex((entry) => entry === id);
    const answer = place === -1 || place > last ? null : place === last ? 'yes' : 'no';
    return { id, question: rule, answer, points: null, facts: answer === null ? [] : basis };
  });
  return { items, total: null, result: whoUmc.categories.find(({ id }) => id === reached)?.label ?? null, recorded: recordedCategory(engine, facts), refs: whoUmc.refs };
}

/** The category that a prescriber took over or chose instead; the detail is its id, then the reason after a colon. */
function recordedCategory({ knowledge }: Engine, facts: Facts): Worksheet['recorded'] {
  const said = facts.confirmations.get(RECORDED_CATEGORY);
  if (said?.value !== 'present' || typeof said.detail !== 'string') return null;
  const [id = '', ...reason] = said.detail.split(': ');
  const category = knowledge.causality.whoUmc.categories.find((entry) => entry.id === id);
  return category === undefined ? null : { id, label: category.label, reason: reason.length === 0 ? null : reason.join(': '), on: said.on, by: said.by, confirmation: said.id };
}

function holds(category: CategoryId, facts: Facts): boolean {
  const afterStart = facts.derive('daysOnsetAfterStart');
  const afterIncrease = facts.derive('daysOnsetAfterIncrease');
  const others = facts.countAlternativeCauses();
  const dechallenge = facts.derive('dechallenge');
  const { typicalFromDays, typicalUntilDays, afterIncreaseDays } = facts.terms.settings.timing;
  switch (category) {
    case 'unassessable':
      return isOpen(afterStart) && isMarkedUnobtainable(facts);
    case 'conditional':
      return isOpen(afterStart) || newestScore(facts, 'phq9', 'total', facts.terms.settings.mood.currentDays) === null || isDechallengeInProgress(facts);
    case NEVER_PROPOSED:
      return false;
    case 'probable': {
      const afterStartTypical = afterStart.kind === 'number' && afterStart.min >= typicalFromDays && afterStart.max <= typicalUntilDays;
      const afterIncreaseTypical = afterIncrease.kind === 'number' && !afterIncrease.maybeNone && afterIncrease.max <= afterIncreaseDays;
      return (afterStartTypical || afterIncreaseTypical) && others === 0 && isWord(dechallenge, 'improved');
    }
    case 'unlikely': {
      const before = afterStart.kind === 'number' && afterStart.max < 0;
      const raisedSince = afterIncrease.kind === 'number' && afterIncrease.min <= afterIncreaseDays;
      return (before && !raisedSince) || (isWord(dechallenge, 'unchanged') && others >= 1);
    }
    case 'possible':
      return afterStart.kind === 'number' && afterStart.min >= 0;
  }
}

/** Not known, or known so roughly that the onset may lie on either side of the start. */
const isOpen = (known: KnownValue): boolean => known.kind !== 'number' || known.maybeNone || (known.min < 0 && known.max >= 0);

/** The onset was asked for and cannot be found out. */
const isMarkedUnobtainable = (facts: Facts): boolean => facts.confirmations.get('item:onset-obtainable')?.value === 'absent';
