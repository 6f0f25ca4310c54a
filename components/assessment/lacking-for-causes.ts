import { factName } from './fact-text';
import type { BasisShelf } from './fact-words';
import type { AskedQuestion, Cause } from './types';

/** What an explanation lacks that no option waits for; `cause` is the first that lacks it, `instrument` the form that holds it. */
export type Lacking = { readonly name: string; readonly cause: string; readonly instrument: string | null };
type Known = { readonly instruments: readonly { readonly id: string; readonly title: string }[]; readonly questions: readonly { readonly short: string; readonly facts: readonly { readonly key: string }[] }[] };
type Of = { readonly causes: readonly Cause[]; readonly basis: BasisShelf; /** What stands in the list already. */ readonly asked: readonly AskedQuestion[]; readonly catalog: Known };

/** Said where the form is opened. */
const HOW_ENTERED = / \(score entry only\)$/;

/** What the explanations lack that cannot be judged: what somebody is asked, and what is measured; each name once, what the list asks left out. */
export function lackingForCauses({ causes, basis, asked, catalog }: Of): { readonly ask: readonly Lacking[]; readonly measure: readonly Lacking[] } {
  const isAsked = (id: string): boolean => asked.some(({ covers }) => covers.some(({ fact }) => fact === id));
  const nameOf = (id: string): Omit<Lacking, 'cause'> => {
    const form = catalog.instruments.find((instrument) => /^(?:score|answer):([^.]+)\./.exec(id)?.[1] === instrument.id);
    if (form !== undefined) return { name: form.title.replace(HOW_ENTERED, ''), instrument: form.id };
    const fact = basis.get(id);
    return { name: catalog.questions.find(({ facts }) => facts.some(({ key }) => key === id))?.short ?? (fact === undefined ? '' : factName(fact)), instrument: null };
  };
  const found = causes.filter(({ group }) => group === 'unknown').flatMap(({ id: cause, notAsked }) => notAsked.flatMap(({ facts }) => facts.filter((id) => !isAsked(id)).map((id) => ({ ...nameOf(id), cause, isMeasured: id.startsWith('observation:') }))));
  const once = [...new Map([...found].reverse().map((one) => [one.name, one])).values()].reverse().filter(({ name }) => name !== '');
  const told = (measured: boolean): readonly Lacking[] => once.filter(({ isMeasured }) => isMeasured === measured).map(({ name, cause, instrument }) => ({ name, cause, instrument }));
  return { ask: told(false), measure: told(true) };
}
