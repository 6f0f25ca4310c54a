import { lackedBy, verdictOf } from '../conditions/compiled';
import type { CompiledRule } from '../engine/engine';
import type { Facts } from '../facts/facts';
import type { Finding, Option, Reason } from '../model/assessment';
import type { FactId } from '../model/ids';
import type { OptionRule } from '../model/knowledge';
import { decidingReason } from './deciding-reason';
import type { JudgedOption } from './judge-option';
import { questionFor } from './question-for';

const FOR: readonly OptionRule['kind'][] = ['indication', 'supports'];

/** A judged option with everything behind its status. */
export function describeOption(judged: JudgedOption, facts: Facts): Option {
  const { content, rules, contraindications } = judged.option;
  return {
    id: content.id,
    title: content.title,
    status: judged.status,
    deciding: decidingReason(judged, facts),
    reasons: [...judged.flags.map(({ flag, content: of }): Reason => ({
      rule: flag.id, kind: 'contraindication', speaks: 'against', message: flag.message, facts: flag.facts, refs: flag.refs, severity: 'stop', verification: of.note, appliesTo: [],
    })), ...rules.flatMap((entry) => reasonOf(entry, facts))],
    wrongIf: contraindications.map((entry) => findingOf(entry, facts)),
    unknown: unknownOf(judged, facts).map((fact) => ({ fact, question: questionFor(fact, facts) })),
    members: judged.members,
    grade: content.grade,
    gradeWhy: content.gradeWhy,
    refs: content.refs,
  };
}

function reasonOf({ rule, condition }: CompiledRule, facts: Facts): readonly Reason[] {
  const verdict = verdictOf(condition, facts);
  if (verdict.kind !== 'applies') return [];
  return [{
    rule: rule.id,
    kind: rule.kind,
    speaks: FOR.includes(rule.kind) ? 'for' : 'against',
    message: rule.message,
    facts: verdict.basis,
    refs: rule.refs,
    severity: rule.severity,
    verification: rule.note,
    appliesTo: rule.appliesTo,
  }];
}

function findingOf({ rule, condition }: CompiledRule, facts: Facts): Finding {
  const verdict = verdictOf(condition, facts);
  return {
    rule: rule.id,
    message: rule.whenText,
    facts: verdict.kind === 'cannot-tell' ? verdict.missing : verdict.basis,
    refs: rule.refs,
    verdict: verdict.kind,
    weight: null,
  };
}

/** Facts that hold the option, then those behind a high caution that could not be checked. */
function unknownOf({ holds, option }: JudgedOption, facts: Facts): readonly FactId[] {
  const unknown = new Set(holds.flatMap(({ missing }) => missing));
  for (const { rule, condition } of option.rules) {
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
