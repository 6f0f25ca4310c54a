import type { Assessment } from '@/server/clinical/model/assessment';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { seeOption } from '@/server/clinical/options/compare-options';
import { whoRulesOut } from '@/server/clinical/options/who-rules-out';
import type { Workspace } from '@/server/contracts/workspace';

/** Who rules out each contraindicated option of a chart, as a decision about it says. */
export const ruledOutOf = ({ options }: Pick<Assessment, 'options'>, knowledge: Pick<Knowledge, 'options' | 'references'>): Workspace['ruledOut'] =>
  options.flatMap((option) => {
    const by = whoRulesOut(seeOption(option), knowledge);
    return by === null ? [] : [{ option: option.id, by }];
  });
