import { DrizzleError } from 'drizzle-orm';

import { toAppError } from '@/server/platform/errors';

const AWAY = 'The database does not answer, or does not let us in; DATABASE_URL says where it is.';
const OTHER_RELEASE = 'The database is not one of this release; npm start brings an older one to it.';
/** SQLSTATEs: no right to sign in, no such database; no such table, column, schema or function. */
const NOT_LET_IN = /^(28...|3D000)$/;
const NOT_THERE = /^(42P01|42703|3F000|42883)$/;

const codeOf = (error: unknown): string | null => {
  for (let current = error; current instanceof Error; current = current.cause) if ('code' in current && typeof current.code === 'string' && /^[0-9A-Z]{5}$/.test(current.code)) return current.code;
  return null;
};

/** Why a command could not do its work, in one line. What the database says quotes the statement and rows: of that the number alone. */
export function whyNot(error: unknown): string {
  const code = codeOf(error);
  if (toAppError(error).code === 'database-unavailable' || (code !== null && NOT_LET_IN.test(code))) return AWAY;
  if (code !== null) return NOT_THERE.test(code) ? OTHER_RELEASE : `The database failed (${code}).`;
  if (holdsStatement(error)) return 'The database failed.';
  return !(error instanceof Error) ? 'failed' : QUOTING.some((kind) => error instanceof kind) ? `failed (${error.name})` : error.message.replace(/\s+/g, ' ');
}

/** Errors of the language, whose words may quote what was being read. */
const QUOTING = [SyntaxError, TypeError, RangeError];

/** An error with a statement and its values in its words, or about one. */
function holdsStatement(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) if ('query' in current || current instanceof DrizzleError) return true;
  return false;
}
