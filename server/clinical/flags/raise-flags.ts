import { verdictOf } from '../conditions/compiled';
import { union } from '../conditions/verdict';
import type { CompiledFlag } from '../engine/engine';
import type { Facts } from '../facts/facts';
import type { Flag } from '../model/assessment';
import { FLAG_LEVELS } from '../model/ids';
import type { OptionId } from '../model/ids';
import type { Json } from '../model/content-entry';
import type { FlagContent } from '../model/flag-content';
import { closestFirst } from '../story/closest-first';
import { aroundDanger } from './around-danger';
import { blocksClose } from './closes';

/** A raised flag with what it does to the options. */
export type RaisedFlag = { readonly flag: Flag; readonly content: FlagContent };

/** Flags whose condition applies, most urgent first, inside a level in the content's order. */
export function raiseFlags(flags: readonly CompiledFlag[], facts: Facts): readonly RaisedFlag[] {
  const raised: RaisedFlag[] = [];
  for (const { content, condition, escalation, says } of flags) {
    const verdict = verdictOf(condition, facts);
    if (verdict.kind !== 'applies') continue;
    const worse = escalation === null ? null : verdictOf(escalation, facts);
    const escalated = worse?.kind === 'applies';
    const { title, message } = says.find((one) => verdictOf(one.condition, facts).kind === 'applies') ?? content;
    const basis = escalated ? union(verdict.basis, worse.basis) : verdict.basis;
    const flag: Flag = {
      id: content.id,
      title,
      level: escalated && content.escalation !== null ? content.escalation.level : content.level,
      message,
      facts: basis,
      refs: closestFirst({ ...content, message }, basis, facts),
      blocks: content.blocks,
      around: [],
    };
    raised.push({ flag, content });
  }
  raised.sort((a, b) => urgencyOf(a.flag) - urgencyOf(b.flag));
  const contents = raised.map(({ content }) => content);
  return raised.map(({ flag, content }) => ({ flag: { ...flag, around: aroundDanger(content, contents, facts) }, content }));
}

const urgencyOf = ({ level }: Flag): number => FLAG_LEVELS.indexOf(level);

/** The most urgent first; inside a level as they come. */
export const byUrgency = (flags: readonly Flag[]): readonly Flag[] => [...flags].sort((a, b) => urgencyOf(a) - urgencyOf(b));

const HOLDS: Readonly<Record<string, readonly OptionId[]>> = { 'ketamine pathway': ['ketamine-pathway'] };

/** The flag takes the option out of the scope of the tool. */
export const closes = ({ flag }: RaisedFlag, option: OptionId): boolean => blocksClose(flag.blocks, option);

/** The flag keeps the option from being better than ask-first until it is settled. */
export const holds = ({ flag, content }: RaisedFlag, option: OptionId): boolean =>
  flag.blocks.some((block) => HOLDS[block]?.includes(option) === true) || answersNeededFor(content.interfaceMust).includes(option);

/** Options for which the content wants the flag's question answered first. */
function answersNeededFor(interfaceMust: Json): readonly string[] {
  if (typeof interfaceMust !== 'object' || interfaceMust === null || !('requiresAnswerFor' in interfaceMust)) return [];
  const needed = interfaceMust.requiresAnswerFor;
  return Array.isArray(needed) ? needed.filter((entry): entry is string => typeof entry === 'string') : [];
}
