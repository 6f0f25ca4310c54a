import type { LocalDate } from './local-date';

/** What a verifier found broken: in which step, on which day, of which drug. */
export type VerifierFinding = { readonly step: number | null; readonly on: LocalDate | null; readonly drug: string | null; readonly rule: string; readonly message: string };
export type Verification = { readonly ok: boolean; readonly findings: readonly VerifierFinding[] };
