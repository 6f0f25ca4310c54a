import type { OptionId } from '../model/ids';
import type { Visit } from '../model/visit';

/** Why an option is chosen; what was said of the whole choice is its reason where nothing else is chosen. */
export function reasonFor(id: OptionId, { decision, reasons = [] }: Pick<Visit, 'decision' | 'reasons'>): string | null {
  const own = reasons.find(({ option }) => option === id)?.why.trim() ?? '';
  if (own !== '') return own;
  const alone = decision?.kind === 'options' && decision.options.length === 1 ? (decision.why ?? '').trim() : '';
  return alone === '' ? null : alone;
}
