import { readFileSync } from 'node:fs';

import pg from 'pg';

/** Types that stay text: a calendar day is no instant, and instants are mapped by the schema, not by the driver. */
const TEXT_TYPES = new Set<number>([pg.types.builtins.DATE, pg.types.builtins.TIMESTAMP, pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.INTERVAL]);

const keepText = (value: string): string => value;

const asText: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): ((value: string) => unknown) =>
    TEXT_TYPES.has(oid) ? keepText : (pg.types.getTypeParser(oid, format) as (value: string) => unknown)) as typeof pg.types.getTypeParser,
};

const isLocal = (host: string): boolean => host.startsWith('/') || ['', 'localhost', '127.0.0.1', '::1'].includes(host);

/** The parts of `postgresql://user:password@host:port/database?…`; a socket's folder stands in `?host=`. */
function readAddress(url: string) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new Error('DATABASE_URL: not an address of the form postgresql://user:password@host:5432/database.');
  const address = new URL(url);
  const named = (name: string): string => address.searchParams.get(name) ?? '';
  return {
    server: named('host') || decodeURIComponent(address.hostname).replace(/^\[(.*)\]$/, '$1'),
    port: named('port') || address.port,
    user: named('user') || decodeURIComponent(address.username),
    password: named('password') || decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
    sslmode: named('sslmode'),
    sslrootcert: named('sslrootcert'),
  };
}

/** The role that an address signs in as; the operating system's user when it names none. */
export const signInRole = (url: string): string | null => readAddress(url).user || null;

/**
 * Options of every connection of ours, limits included. A server that is not on this machine is spoken to over
 * TLS with its certificate checked; an address that asks for less is refused.
 * @param role - the role each session starts in; the signed-in one if left out
 */
export function connectionOptions(url: string, role?: string): pg.ClientConfig {
  const { server, port, user, password, database, sslmode, sslrootcert } = readAddress(url);
  if (!isLocal(server) && ['disable', 'allow', 'prefer', 'no-verify'].includes(sslmode)) {
    throw new Error('DATABASE_URL: a database on another machine is spoken to over TLS; leave sslmode out, or set it to verify-full.');
  }
  const tls = !isLocal(server) || ['require', 'verify-ca', 'verify-full'].includes(sslmode);
  return {
    host: server === '' ? 'localhost' : server,
    ...(port === '' ? {} : { port: Number(port) }),
    ...(user === '' ? {} : { user }),
    ...(password === '' ? {} : { password }),
    ...(database === '' ? {} : { database }),
    ssl: tls ? { rejectUnauthorized: true, ...(sslrootcert === '' ? {} : { ca: readFileSync(/* turbopackIgnore: true */ sslrootcert, 'utf8') }) } : false,
    application_name: 'gamut',
    types: asText,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
  };
}

/** The same server with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
