import { lackedBy, verdictOf } from '../conditions/compiled';
import type { CompiledRule } from '../engine/engine';
import { courseToChange } from '../facts/derived/index-medicine';
import { wasEverRemitted } from '../facts/derived/remission';
import type { Facts } from '../facts/facts';
import type { Finding, Option, Reason } from '../model/assessment';
import type { FactId, OptionId } from '../model/ids';
import type { OptionContent, OptionRule } from '../model/option-content';
import { closestFirst } from '../story/closest-first';
import { nameOf } from '../words/medicine';
import { titleOn } from '../words/title';
import { decidingReason } from './deciding-reason';
import { concerns } from './holds';
import type { JudgedOption } from './judge-option';
import { questionFor } from './question-for';

const FOR: readonly OptionRule['kind'][] = ['indication', 'supports'];

/** A judged option with everything behind its status; `leaves` is what one that changes a medicine does not touch. */
export function describeOption(judged: JudgedOption, facts: Facts, leaves: string | null): Option {
  const { content, contraindications } = judged.option;
  const medicine = changesMedicine(content.id) ? changedMedicine(content.id, facts) : null;
  return {
    id: content.id,
    title: titleOn(facts, content),
    medicine,
    leaves: medicine === null ? null : leaves,
    status: judged.status,
    deciding: decidingReason(judged, facts),
    reasons: reasonsOf(judged, facts),
    wrongIf: contraindications.map((entry) => findingOf(entry, facts)),
    unknown: unknownOf(judged, facts).map((fact) => ({ fact, question: questionFor(fact, facts) })),
    members: judged.members,
    ...gradeOn(facts, content),
    refs: content.refs,
  };
}

/** How strong the evidence is for a chart like this one; what the grade was not given for is not graded. */
const gradeOn = (facts: Facts, { grade, gradeWhy, notGradedUnremitted }: OptionContent): Pick<Option, 'grade' | 'gradeWhy'> =>
  notGradedUnremitted === undefined || wasEverRemitted(facts) ? { grade, gradeWhy } : { grade: 'not-graded', gradeWhy: notGradedUnremitted };

/** The options that lower, replace or add to what is taken. */
const CHANGING: readonly OptionId[] = ['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch'];
const changesMedicine = (id: OptionId): boolean => CHANGING.includes(id);

/** The antidepressant under suspicion, else the only one that is taken; none where the option's plans begin nothing but that medicine: nobody switches from it to itself. */
function changedMedicine(option: OptionId, facts: Facts): string | null {
  const begins = facts.terms.beginsOf.get(option) ?? [];
  const taken = facts.courses.filter(({ terms, state }) => terms.antidepressant && state === 'taking');
  const likeliest = courseToChange(facts);
  const course = taken.find((one) => one === likeliest) ?? (taken.length === 1 ? taken[0] : undefined);
  return course === undefined || (begins.length > 0 && begins.every((drug) => isOf(drug, course.episode.drug))) ? null : nameOf(course);
}

/** `bupropion-xl` is bupropion. */
const isOf = (drug: string, substance: string): boolean => drug === substance || drug.startsWith(`${substance}-`);

/** The flags that close or hold the option, then every rule that applies. */
function reasonsOf({ flags, option }: JudgedOption, facts: Facts): readonly Reason[] {
  const reasons = flags.map(({ flag, content }): Reason => ({
    rule: flag.id,
    kind: 'contraindication',
    speaks: 'against',
    message: flag.message,
    facts: flag.facts,
    refs: flag.refs,
    severity: 'stop',
    verification: content.note,
    appliesTo: [],
  }));
  for (const { rule, condition } of option.rules) {
    const verdict = verdictOf(condition, facts);
    if (verdict.kind !== 'applies') continue;
    reasons.push({
      rule: rule.id,
      kind: rule.kind,
      speaks: FOR.includes(rule.kind) ? 'for' : 'against',
      message: rule.message,
      facts: verdict.basis,
      refs: closestFirst(rule, verdict.basis, facts),
      severity: rule.severity,
      verification: rule.note,
      appliesTo: rule.appliesTo,
    });
  }
  return reasons;
}

function findingOf({ rule, condition }: CompiledRule, facts: Facts): Finding {
  const verdict = verdictOf(condition, facts);
  return {
    rule: rule.id,
    message: rule.whenText,
    facts: verdict.kind === 'cannot-tell' ? verdict.missing : verdict.basis,
    refs: verdict.kind === 'applies' ? closestFirst(rule, verdict.basis, facts) : rule.refs,
    verdict: verdict.kind,
    weight: null,
  };
}

/** Facts that hold the option, then those behind a high caution that could not be checked. With `members` only what concerns one of these medicines, or no single one. */
export function unknownOf({ holds, option }: JudgedOption, facts: Facts, members: readonly string[] | null = null): readonly FactId[] {
  const unknown = new Set<FactId>();
  const isMeant = (entry: CompiledRule): boolean => members === null || concerns(entry, members);
  for (const { rule, missing } of holds) if (rule === null || isMeant(rule)) for (const fact of missing) unknown.add(fact);
  for (const entry of option.rules.filter(isMeant)) {
    const { rule, condition } = entry;
    const verdict = verdictOf(condition, facts);
    if (verdict.kind === 'cannot-tell' && (rule.kind === 'contraindication' || (rule.kind === 'caution' && rule.severity === 'high'))) {
      for (const fact of verdict.missing) unknown.add(fact);
    }
    if (verdict.kind === 'applies' && rule.kind === 'missing-information') {
      for (const fact of lackedBy(condition, facts)) unknown.add(fact);
    }
  }
  return [...unknown];
}
