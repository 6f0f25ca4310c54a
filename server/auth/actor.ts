import type { Holding } from './rights';

/** The clinic in which somebody acts. */
export type ActorClinic = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** IANA time zone; "today" is read in it. */
  readonly timeZone: string;
  /** ISO 3166 code. */
  readonly country: string;
  readonly region: 'US' | 'UK';
  readonly demo: boolean;
};

/** Who acts, in which clinic, in which roles. Built from a verified session or by the command line, never from input. */
export type Actor = {
  /** `null` for the command line without `--user`. */
  readonly userId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly clinic: ActorClinic;
  readonly roles: readonly Holding[];
  /** When the person signed in or last showed again who they are, reckoned back from now by the database's clock; absent on the command line. A signature asks for it when that is long ago. */
  readonly signedInAt?: Date | null;
  /** The browser's session; absent on the command line. */
  readonly sessionId?: string;
  /** A second factor is set up. */
  readonly hasSecondFactor?: boolean;
  /** A passkey is known, which may stand for password and code. */
  readonly hasPasskey?: boolean;
  /** What this person signs waits for a co-signature. */
  readonly inTraining?: boolean;
  /** Written after the name on signed documents, such as `MD`. */
  readonly credential?: string | null;
};
