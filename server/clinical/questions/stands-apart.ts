import type { Question } from '../model/assessment';
import type { OptionId } from '../model/ids';
import type { OptionContent } from '../model/option-content';

/**
 * Whether an answer would serve one option alone, of which the content says that its own questions stand apart: no other option, no
 * explanation, nobody's safety and nothing that the chart shows.
 */
export function standsApart({ changes, tellsApart, forSafety, around }: Pick<Question, 'changes' | 'tellsApart' | 'forSafety' | 'around'>, options: ReadonlyMap<OptionId, OptionContent>): Pick<Question, 'apart'> {
  const [option] = changes;
  const name = option === undefined || changes.length > 1 ? undefined : options.get(option)?.asksApart?.name;
  return option === undefined || name === undefined || tellsApart || forSafety || around.length > 0 ? {} : { apart: { option, name } };
}
