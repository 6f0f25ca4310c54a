import { pino, type Logger } from 'pino';

import { now } from './clock';
import { LOG_LEVELS, type LogLevel } from './env';

/**
 * All that a line of the log may hold. Closed, because the log is read by people who may not read charts:
 * no name, no note, no value, no input, and of an error neither its message nor its parameters.
 */
export interface LogFields {
  requestId?: string;
  clinicId?: string;
  userId?: string | null;
  procedure?: string;
  status?: number;
  code?: string;
  durationMs?: number;
  count?: number;
  version?: string;
  error?: unknown;
}

/** An error without its words: a database error quotes the statement and the row in them. */
function describeError(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let current = error; current instanceof Error && chain.length < 5; current = current.cause) {
    chain.push({
      name: current.name,
      ...('code' in current && typeof current.code === 'string' ? { code: current.code } : {}),
      ...('constraint' in current && typeof current.constraint === 'string' ? { constraint: current.constraint } : {}),
      at: (current.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim().slice(3)),
    });
  }
  return chain.length > 0 || error === undefined ? chain : [{ name: typeof error }];
}

export function createLog(level: LogLevel, destination?: { write(line: string): void }) {
  const options = { level, base: null, timestamp: () => `,"time":"${now().toISOString()}"`, formatters: { level: (label: string) => ({ level: label }) } };
  const logger: Logger = destination === undefined ? pino(options) : pino(options, destination);
  const write = (at: 'error' | 'warn' | 'info' | 'debug') => (event: string, { error, ...fields }: LogFields = {}) =>
    logger[at]({ event, ...fields, ...(error === undefined ? {} : { error: describeError(error) }) });
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}

export type Log = ReturnType<typeof createLog>;

const levelFromEnvironment = (): LogLevel => LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? 'info';

let shared: Log | null = null;

/** The log of this process, one JSON object a line on standard output. */
export const log = (): Log => (shared ??= createLog(levelFromEnvironment()));
