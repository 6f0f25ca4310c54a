import type { Knowledge } from '../model/knowledge';
import type { RuledOut, SeenOption } from '../model/option-change';
import { ofLabel } from './of-label';

/** Who rules out a contraindicated option, by the rules that spoke: the firmest where several do, `null` for every other status. */
export function whoRulesOut({ id, status, reasons }: Pick<SeenOption, 'id' | 'status' | 'reasons'>, { options, references }: Pick<Knowledge, 'options' | 'references'>): RuledOut | null {
  if (status !== 'contraindicated') return null;
  const rules = options.find((option) => option.id === id)?.rules ?? [];
  const whole = rules.filter((rule) => rule.kind === 'contraindication' && rule.appliesTo.length === 0 && reasons.includes(rule.id));
  if (whole.length === 0) return 'each-choice';
  const firm = whole.filter(({ overridable }) => !overridable);
  if (firm.length === 0) return 'for-now';
  const isOfLabel = ofLabel({ references });
  return firm.some(({ refs }) => isOfLabel(refs)) ? 'label' : 'rule';
}
