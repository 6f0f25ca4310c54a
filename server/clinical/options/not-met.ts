import { verdictOf } from '../conditions/compiled';
import type { Compiled } from '../conditions/compiled';
import type { CompiledRule } from '../engine/engine';
import { COMPUTATIONS } from '../facts/derived/registry';
import type { Facts } from '../facts/facts';
import { isDerivedName } from '../model/derived-names';
import { basisOf } from '../story/basis-of';
import { inSentence } from '../words/in-sentence';

/** What of the indications the chart does not meet: of each only the parts that fail, with the value that decided where there is one. */
export const notMet = (indications: readonly CompiledRule[], facts: Facts): string => [...new Set(indications.map((entry) => failing(entry, facts)))].join('; or ');

function failing({ rule, condition }: CompiledRule, facts: Facts): string {
  const words = rule.whenParts;
  if (condition.kind !== 'all' || words === undefined) return withValue(rule.whenText, condition, facts);
  const failed = condition.parts.flatMap((part, place) => (verdictOf(part, facts).kind === 'does-not-apply' ? [withValue(words[place] ?? rule.whenText, part, facts)] : []));
  return failed.join(', ');
}

/** `PHQ-9 10 or more (here 3 of 27)`: the total or number that one test read. */
function withValue(words: string, condition: Compiled, facts: Facts): string {
  const said = inSentence(words);
  const verdict = verdictOf(condition, facts);
  // A total or a number that was computed; beside the answer to one item the total of its form would say nothing.
  const [key = ''] = condition.keys;
  if (condition.kind !== 'fact' || verdict.kind !== 'does-not-apply' || !(key.startsWith('derived:') || /^score:.*\.total$/.test(key) || key === 'patient:ageYears')) return said;
  const read = verdict.basis.find((id) => id.startsWith('report:') || id.startsWith('derived:') || id === 'patient:ageYears');
  const name = key.slice(key.indexOf(':') + 1);
  const computation = key.startsWith('derived:') && isDerivedName(name) ? COMPUTATIONS[name] : undefined;
  const brief = computation?.inBrief?.(facts, facts.derive(name)) ?? null;
  if (brief !== null) return `${said} (here ${brief})`;
  const value = read === undefined ? null : (basisOf(new Set([read]), facts)[0]?.value ?? null);
  // The unit stands in the words.
  const number = value === null ? null : /^(?:between )?[-−]?[\d.]+(?: and [\d.]+)?(?: of \d+)?/.exec(value);
  return number === null ? said : `${said} (here ${number[0]})`;
}
