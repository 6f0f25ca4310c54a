import type { Db } from '@/db/client';
import { foldedWords, searchTerms } from '@/db/queries/patients/fold';
import { listCandidates } from '@/db/queries/patients/list-patients';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { LikeNamed } from '@/server/contracts/patient';
import type { Described } from './likeness';
import { likeNamedAmong } from './summarise-patient';

/** People of the clinic who could be taken for the one described. */
export async function findLikeNamed(
  db: Db,
  person: Described,
  where: { readonly clinicId: string; readonly exceptId: string | null; readonly on: LocalDate },
): Promise<LikeNamed[]> {
  const candidates = await listCandidates(db, {
    clinicId: where.clinicId,
    exceptId: where.exceptId,
    familyTerms: foldedWords(person.familyName),
    terms: searchTerms({ ...person, otherNames: [], identifiers: [] }),
    identifierValues: person.identifiers.map(({ value }) => value),
  });
  return likeNamedAmong(person, candidates, where.on);
}
