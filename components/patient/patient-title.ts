import type { Workspace } from '@/server/contracts/workspace';
import { formatDay } from '../ui/days';
import { recordNumber } from './record-number';

/** At the top of each printed page: name, birth date and record number. */
export function printedFor({ displayName, birthOn, birthText, identifiers }: Workspace['patient']): string {
  const number = recordNumber(identifiers);
  return [displayName, `born ${birthOn === null ? (birthText ?? 'not recorded') : formatDay(birthOn)}`, number === null ? null : `${number.label} ${number.value}`].filter((part) => part !== null).join(', ');
}

type Titled = Pick<Workspace, 'patient' | 'likeNamed' | 'asKnownOn'>;

/** What a tab is called: the name, the birth date where another patient has a like name, the day where it is a past one. */
export function patientTitle({ patient, likeNamed, asKnownOn }: Titled): string {
  const born = likeNamed.length === 0 ? null : patient.birthOn === null ? (patient.birthText ?? 'birth date not recorded') : `born ${formatDay(patient.birthOn)}`;
  return [patient.displayName, born, asKnownOn === null ? null : `as known ${formatDay(asKnownOn)}`].filter((part) => part !== null).join(', ');
}
