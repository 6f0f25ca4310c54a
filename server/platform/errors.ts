import type { TRPCError } from '@trpc/server';

/** Everything that the server may refuse, and nothing else: what is not here is a defect. */
export const APP_ERROR_CODES = [
  'not-signed-in', 'wrong-credentials', 'session-expired', 'not-allowed', 'cross-site', 'not-found', 'invalid-input', 'needs-confirmation',
  'changed-meanwhile', 'chart-changed', 'other-patient-shown', 'already-there', 'repeated-differently', 'document-refused', 'too-large', 'wrong-content-type',
  'needs-password', 'needs-code', 'needs-second-factor', 'wrong-factor', 'wrong-passkey', 'not-signable', 'signed-not-shown', 'damaged-note', 'too-many-attempts', 'link-closed', 'adults-only', 'database-unavailable', 'unexpected',
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** Codes of the FHIR R4 value set `issue-type` that we answer with. */
type IssueType =
  | 'login' | 'expired' | 'forbidden' | 'security' | 'not-found' | 'invalid' | 'conflict' | 'duplicate'
  | 'processing' | 'too-long' | 'not-supported' | 'throttled' | 'transient' | 'exception';

/** How one code looks at each door. */
export interface Face {
  trpc: TRPCError['code'];
  status: number;
  issue: IssueType;
  /** What a clinician reads: what happened and what to do now. */
  sentence: string;
}

export const FACES = {
  'not-signed-in': { trpc: 'UNAUTHORIZED', status: 401, issue: 'login', sentence: 'Sign in first.' },
  'wrong-credentials': { trpc: 'UNAUTHORIZED', status: 401, issue: 'login', sentence: 'E-mail or password is not right.' },
  'session-expired': { trpc: 'UNAUTHORIZED', status: 401, issue: 'expired', sentence: 'You were signed out after a while without activity. Sign in to go on.' },
  'not-allowed': { trpc: 'FORBIDDEN', status: 403, issue: 'forbidden', sentence: 'Your role does not allow this.' },
  'cross-site': { trpc: 'FORBIDDEN', status: 403, issue: 'security', sentence: 'The request came from another site and was refused.' },
  'not-found': { trpc: 'NOT_FOUND', status: 404, issue: 'not-found', sentence: 'Not found.' },
  'invalid-input': { trpc: 'BAD_REQUEST', status: 400, issue: 'invalid', sentence: 'Something in the entry needs a correction.' },
  'needs-confirmation': { trpc: 'PRECONDITION_FAILED', status: 412, issue: 'invalid', sentence: 'This is unusual. Check it, then confirm that it is meant.' },
  'changed-meanwhile': { trpc: 'CONFLICT', status: 409, issue: 'conflict', sentence: 'Somebody changed this in the meantime. Look at the new state, then save again.' },
  'chart-changed': { trpc: 'CONFLICT', status: 409, issue: 'conflict', sentence: 'The chart changed since this screen was drawn. Nothing was saved. Look at what is new, then save again.' },
  'other-patient-shown': { trpc: 'CONFLICT', status: 409, issue: 'conflict', sentence: 'This would have gone to another patient than the one on the screen. Nothing was saved; reload the page.' },
  'already-there': { trpc: 'CONFLICT', status: 409, issue: 'duplicate', sentence: 'This is recorded already.' },
  'repeated-differently': { trpc: 'CONFLICT', status: 409, issue: 'conflict', sentence: 'This was sent before with another content. Reload the page and enter it again.' },
  'document-refused': { trpc: 'UNPROCESSABLE_CONTENT', status: 422, issue: 'processing', sentence: 'The document cannot be imported; nothing was stored.' },
  'too-large': { trpc: 'PAYLOAD_TOO_LARGE', status: 413, issue: 'too-long', sentence: 'This is larger than 50 MB; nothing was stored.' },
  'wrong-content-type': { trpc: 'UNSUPPORTED_MEDIA_TYPE', status: 415, issue: 'not-supported', sentence: 'This kind of document is not read; send FHIR R4 as JSON.' },
  'needs-password': { trpc: 'PRECONDITION_FAILED', status: 412, issue: 'login', sentence: 'You signed in more than ten minutes ago. Enter your password to go on.' },
  'needs-code': { trpc: 'PRECONDITION_FAILED', status: 412, issue: 'login', sentence: 'You signed in more than ten minutes ago. Enter the code of your authenticator to go on.' },
  'needs-second-factor': { trpc: 'FORBIDDEN', status: 403, issue: 'login', sentence: 'Set up your second factor first; the clinic’s charts open after that.' },
  'wrong-factor': { trpc: 'PRECONDITION_FAILED', status: 412, issue: 'login', sentence: 'This code does not count: it is wrong, out of its half minute, or was used.' },
  'wrong-passkey': { trpc: 'PRECONDITION_FAILED', status: 412, issue: 'login', sentence: 'This passkey is not known here, or its answer came too late. Try again, or use another way.' },
  'not-signable': { trpc: 'CONFLICT', status: 409, issue: 'processing', sentence: 'This cannot be signed yet. Look at what is missing.' },
  'signed-not-shown': { trpc: 'INTERNAL_SERVER_ERROR', status: 500, issue: 'exception', sentence: 'The note was signed and is kept. It could not be shown this time; reload the page.' },
  'damaged-note': { trpc: 'CONFLICT', status: 409, issue: 'processing', sentence: 'The stored note does not match its signature. It is neither shown nor exported; tell your administrator.' },
  'too-many-attempts': { trpc: 'TOO_MANY_REQUESTS', status: 429, issue: 'throttled', sentence: 'Too many attempts. Wait a few minutes and try again.' },
  'link-closed': { trpc: 'NOT_FOUND', status: 404, issue: 'not-found', sentence: 'This link and this birth date do not open a report.' },
  'adults-only': { trpc: 'FORBIDDEN', status: 403, issue: 'forbidden', sentence: 'This form is for adults. If you are under 18, speak with the clinic directly.' },
  'database-unavailable': { trpc: 'SERVICE_UNAVAILABLE', status: 503, issue: 'transient', sentence: 'The database does not answer. Nothing was saved; try again in a moment.' },
  unexpected: { trpc: 'INTERNAL_SERVER_ERROR', status: 500, issue: 'exception', sentence: 'Something went wrong on our side. Nothing was saved.' },
} as const satisfies Record<AppErrorCode, Face>;

export interface ErrorDetail {
  /** Sentences by field of the input, for the form that sent it. */
  fields?: Readonly<Record<string, string>>;
  /** Instead of the face's sentence where it can say more; holds nothing about a patient. */
  sentence?: string;
}

/** A refusal: expected, with a face at every door. Its words hold nothing about a patient. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: AppErrorCode,
    readonly detail: ErrorDetail = {},
    options?: ErrorOptions,
  ) {
    super(detail.sentence ?? FACES[code].sentence, options);
  }
}

/** SQLSTATEs that mean: the database cannot take this now. */
const BUSY = /^(08|53|57P|58|55P03$|57014$|40001$|40P01$)/;
/** Without a code of its own: PostgreSQL gives a disk that turned read-only the one of a missing right. */
const UNREACHED = /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|: Read-only file system$/;

function isUnavailable(error: Error): boolean {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && BUSY.test(code)) return true;
  return (typeof code === 'string' && typeof syscall === 'string' && /^(connect|read|write|getaddrinfo)$/.test(syscall)) || UNREACHED.test(error.message);
}

/** The refusal that an error means; whatever is no refusal of ours is a defect and says nothing of its cause. */
export function toAppError(error: unknown): AppError {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof AppError) return current;
    // By its name: the database's own error, and this room knows no database.
    if (current.name === 'CommitUnanswered') return new AppError('database-unavailable', { sentence: 'The database broke off while this was being saved. It may have been saved: look before entering it again.' }, { cause: error });
    if (isUnavailable(current)) return new AppError('database-unavailable', {}, { cause: error });
  }
  return new AppError('unexpected', {}, { cause: error });
}
