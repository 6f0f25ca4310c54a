import type { VerifierFinding } from '../model/verification';
import { finding } from './ledger';
import type { Ledger } from './ledger';

/** Everything a plan cites is in the reference list, and every drug of its steps has directions. */
export function checkReferences({ plan, content }: Ledger): VerifierFinding[] {
  const cited = [...plan.refs, ...plan.warnings.flatMap(({ refs }) => refs), ...plan.checkpoints.flatMap(({ refs }) => refs)];
  const drugs = new Set(plan.steps.flatMap(({ doses }) => doses.map(({ drug }) => drug)));
  return [
    ...[...new Set(cited.filter((id) => !content.references.has(id)))].map((id) => finding('reference', `${id} is in no list of references`)),
    ...[...drugs].filter((drug) => !plan.sig.some((entry) => entry.drug === drug)).map((drug) => finding('directions', `${drug} has no directions`, { drug })),
  ];
}
