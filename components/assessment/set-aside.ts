import type { AskedQuestion, OptionId } from './types';

/** A pathway of its own, with a site, an enrolment and a place where it is given: what only it wants to know waits until it is opened. */
const ASIDE: readonly OptionId[] = ['ketamine-pathway'];
/** As it is named in the middle of a sentence. */
export const ASIDE_NAME = 'the ketamine pathway';

/** Whether the answer would serve nothing else: no other option, no explanation, nobody's safety. */
export const isSetAside = ({ changes, tellsApart, around, forSafety }: Pick<AskedQuestion, 'changes' | 'tellsApart' | 'around' | 'forSafety'>): boolean =>
  changes.length > 0 && changes.every((id) => ASIDE.includes(id)) && !tellsApart && !forSafety && around.length === 0;

export const opensAside = (option: OptionId): boolean => ASIDE.includes(option);
