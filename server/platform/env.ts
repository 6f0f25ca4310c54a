import { readFileSync } from 'node:fs';

import { z } from 'zod';

/** Where this process runs, as its environment says. Names and defaults are those of docs/operations.md. */
export interface Environment {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string;
  databaseOwnerUrl: string;
  /** Whether the database is the one that the start script keeps under `dataDir`. */
  embedded: boolean;
  demo: boolean;
  publicUrl: string;
  /** HTTPS outside; then cookies are `Secure` and browsers are told to come back over HTTPS only. */
  secureOrigin: boolean;
  authSecret: string;
  backupKey: string;
  smtpUrl: string | null;
  mailFrom: string | null;
  trustProxy: boolean;
  metricsToken: string | null;
  otlpEndpoint: string | null;
  logLevel: LogLevel;
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Variables = Readonly<Record<string, string | undefined>>;

/** The environment is refused: one line for each variable that is wrong, without its value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const SHORTEST_SECRET_BYTES = 32;
const FEWEST_DIFFERENT_CHARACTERS = 10;
const PLACEHOLDER = /change.?me|default|example|insecure|password|placeholder|secret|\btest\b|your[-_ ]/i;

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(empty, schema.optional());
const flag = optional(z.enum(['0', '1'], 'must be 0 or 1'));
const address = (protocol: RegExp, form: string) => z.url({ protocol, error: `must be an address of the form ${form}` });
const databaseAddress = address(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database');

const schema = z.object({
  PORT: optional(z.string().regex(/^\d{1,5}$/, 'must be a port number').transform(Number).refine((port) => port > 0 && port < 65_536, 'must be a port number')),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: z.preprocess(empty, databaseAddress),
  DATABASE_OWNER_URL: optional(databaseAddress),
  GAMUT_EMBEDDED: flag,
  DEMO: flag,
  PUBLIC_URL: optional(address(/^https?$/, 'https://gamut.clinic.example')),
  AUTH_SECRET: z.preprocess(empty, z.string('must be set')),
  BACKUP_KEY: z.preprocess(empty, z.string('must be set')),
  SMTP_URL: optional(address(/^smtps?$/, 'smtps://user:password@host:465')),
  MAIL_FROM: optional(z.string()),
  TRUST_PROXY: flag,
  METRICS_TOKEN: optional(z.string().min(16, 'must have at least 16 characters')),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(address(/^https?$/, 'https://collector.example')),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)),
});

/** Why a secret is no secret; `null` when nothing speaks against it. */
export function weaknessOf(secret: string): string | null {
  if (Buffer.byteLength(secret) < SHORTEST_SECRET_BYTES) return `must have at least ${SHORTEST_SECRET_BYTES} bytes`;
  if (PLACEHOLDER.test(secret)) return 'looks like a placeholder; use random bytes';
  return new Set(secret).size < FEWEST_DIFFERENT_CHARACTERS ? 'repeats itself; use random bytes' : null;
}

function originProblem(url: string): string | null {
  const { protocol, hostname, pathname, search, hash, username } = new URL(url);
  if (protocol === 'http:' && !LOOPBACK.has(hostname)) return 'must be https outside this machine';
  return pathname === '/' && search === '' && hash === '' && username === '' ? null : 'must be an origin, without path or user';
}

/** `NAME_FILE` stands for the content of a file, as container secrets are handed over. */
function withFiles(variables: Variables, problems: string[]): Variables {
  const read: Record<string, string | undefined> = { ...variables };
  for (const name of ['AUTH_SECRET', 'BACKUP_KEY']) {
    const file = variables[`${name}_FILE`];
    if (file === undefined || file === '' || (read[name] ?? '') !== '') continue;
    try {
      read[name] = readFileSync(/* turbopackIgnore: true */ file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE: the file cannot be read`);
      read[name] = undefined;
    }
  }
  return read;
}

/** Reads and judges the environment as a whole, so that one start names everything that is wrong with it. */
export function readEnvironment(variables: Variables): Environment {
  const problems: string[] = [];
  const parsed = schema.safeParse(withFiles(variables, problems));
  if (!parsed.success) {
    const named = new Set(problems.map((line) => line.split('_FILE')[0]));
    for (const issue of parsed.error.issues) if (!named.has(String(issue.path[0]))) problems.push(`${String(issue.path[0])}: ${issue.message}`);
    throw new EnvironmentError(problems);
  }
  const given = parsed.data;
  const port = given.PORT ?? 3000;
  const embedded = given.GAMUT_EMBEDDED === '1';
  const demo = given.DEMO === undefined ? embedded : given.DEMO === '1';
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${port}`;
  const origin = originProblem(publicUrl);
  if (origin !== null) problems.push(`PUBLIC_URL: ${origin}`);
  for (const name of ['AUTH_SECRET', 'BACKUP_KEY'] as const) {
    const weakness = weaknessOf(given[name]);
    if (weakness !== null) problems.push(`${name}: ${weakness}`);
  }
  if (given.AUTH_SECRET === given.BACKUP_KEY) problems.push('BACKUP_KEY: must differ from AUTH_SECRET');
  if (given.SMTP_URL !== undefined && given.MAIL_FROM === undefined) problems.push('MAIL_FROM: must be set with SMTP_URL');
  if (problems.length > 0) throw new EnvironmentError(problems);
  return {
    port,
    host: given.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    dataDir: given.DATA_DIR ?? '.data',
    databaseUrl: given.DATABASE_URL,
    databaseOwnerUrl: given.DATABASE_OWNER_URL ?? given.DATABASE_URL,
    embedded,
    demo,
    publicUrl: new URL(publicUrl).origin,
    secureOrigin: publicUrl.startsWith('https:'),
    authSecret: given.AUTH_SECRET,
    backupKey: given.BACKUP_KEY,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? null,
    trustProxy: given.TRUST_PROXY === '1',
    metricsToken: given.METRICS_TOKEN ?? null,
    otlpEndpoint: given.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: given.LOG_LEVEL ?? 'info',
  };
}

let known: Environment | null = null;

/** The environment of this process, read on first use: neither a build nor the command line needs it. */
export const environment = (): Environment => (known ??= readEnvironment(process.env));
