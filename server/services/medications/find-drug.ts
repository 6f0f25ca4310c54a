import type { DrugContent } from '@/server/clinical/model/drug-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { wrongField } from '../patient-act';
import { knownIngredients } from '../catalog/known-ingredients';

export type NamedDrug = { readonly drug: string; readonly drugId: string | null; readonly display: string; readonly content: DrugContent | null };

/**
 * The drug that a person named: an entry of the drugs file by id, else an ingredient the content knows by name, else
 * the name itself, of which no rule knows anything.
 */
export function findDrug(knowledge: Knowledge, named: { readonly drugId: string | null; readonly name: string }): NamedDrug {
  if (named.drugId !== null) {
    const content = knowledge.drugs.find(({ id }) => id === named.drugId);
    if (content === undefined) throw wrongField('drugId', 'This medicine is not in the catalog; choose one from the list.');
    return { drug: content.ingredient, drugId: content.id, display: content.name, content };
  }
  const wanted = named.name.trim().toLowerCase();
  const entries = knowledge.drugs.filter(({ name, ingredient, brands }) =>
    [name, ingredient, ...brands].some((word) => word.toLowerCase() === wanted),
  );
  const [only] = entries;
  if (only !== undefined && entries.length === 1) return { drug: only.ingredient, drugId: only.id, display: named.name.trim(), content: only };
  if (only !== undefined) throw wrongField('drugId', 'This name stands for several formulations; choose one from the list.');
  const ingredient = [...knownIngredients(knowledge)].find((known) => known.toLowerCase() === wanted);
  return { drug: ingredient ?? wanted, drugId: null, display: named.name.trim(), content: null };
}

/** Refuses a first day before the medicine existed, where the content has a source for its first approval. */
export function checkExisted(knowledge: Knowledge, drug: string, field: string, startOn: string | null, region: 'US' | 'UK'): void {
  const approval = knowledge.firstApproved.find((entry) => entry.ingredient === drug && entry.region === region);
  if (approval === undefined || startOn === null) return;
  if (Number(startOn.slice(0, 4)) < approval.year) throw wrongField(field, `This medicine was first approved in ${approval.year}.`);
}
