import type { Reference } from '@/server/clinical/model/evidence-content';
import type { Evidence } from '@/server/contracts/evidence';
import { readOf } from '@/server/contracts/reference';

export type Verification = Evidence['references'][number]['read'];

/** How far a source itself was read, by the words in which its reader put it. */
export const verificationOf = ({ verification }: Pick<Reference, 'verification'>): Verification => readOf(verification);
