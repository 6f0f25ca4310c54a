/** What each kind of fault is proved by: files, in the browser or not, and which of their tests when not all. */
export const PROOFS = [
  ['KILL-01', 'the application killed inside signing', ['server/services/visits/signing-survives.database.test.ts']],
  ['KILL-02', 'the database killed and started again', ['db/embedded/cluster.test.ts']],
  ['DB-01', 'a database that refuses, is silent, slow or flapping', ['server/services/health/check-health.test.ts'], ['server/api/unreachable.faults.test.ts', /DB-01/]],
  ['DB-02', 'a transaction that has to be run again', ['db/client.database.test.ts'], ['server/api/unreachable.faults.test.ts', /DB-02/]],
  ['DISK-01', 'no room on the disk; a disk turned read-only', ['server/api/full-disk.faults.test.ts'], ['server/api/read-only-disk.faults.test.ts']],
  ['MEM-01', 'large documents at once', ['server/api/imports/http.database.test.ts']],
  ['CONC-01', 'the same draft saved at once', ['server/services/visits/signing-races.database.test.ts', /saves? one draft|exactly one wins/]],
  ['CONC-02', 'one act sent again and again', ['server/services/visits/signing-races.database.test.ts', /with one key/]],
  ['CONC-03', 'signing against a change', ['server/services/visits/signing-races.database.test.ts', /a signature and a change/]],
  ['INST-01', 'two that seal one audit chain', ['server/audit/audit-chain.database.test.ts', /AUD-06/]],
  ['MIG-01', 'migrations from every release, under load, killed', ['db/migrations.faults.test.ts']],
  ['HISTORY', 'what clients were told, through all of these', ['server/api/history.faults.test.ts']],
  ['BK', 'backups during load, damaged, foreign, of another release', ['db/backup/backup.database.test.ts']],
  ['BK-05', 'to another PostgreSQL and back; the restore drill', ['db/backup/other-server.faults.test.ts']],
  ['EXPF-01', 'a file that cannot be written', ['server/exports/render-file.test.ts']],
  ['SOAK-01', 'hours of mixed work with a fault now and then', ['scripts/soak.faults.test.ts']],
  ['NET-01', 'a browser that loses its server while it signs', ['e2e/attacks/lost-connection.spec.ts']],
  ['TEXTS', 'texts that hope to run, canaries in what is left behind', ['e2e/attacks/texts.spec.ts']],
  ['PAYLOADS', 'what each page sends to people outside of a chart', ['e2e/attacks/payloads.spec.ts']],
].map(([id, what, ...places]) => ({ id, what, places: places.map(([file, which]) => ({ file, which })) }));

const COUNTED = ['tries', 'faults', 'lost', 'doubled'];

/** What the proofs counted themselves: one line each, `{"fault":"KILL-01","tries":…,"faults":…,"lost":0,"doubled":0,…}`. */
export const readFigures = (output) => [...output.matchAll(/^\{"fault":.*\}$/gm)].map(([line]) => JSON.parse(line));

/** The counts of several lines or runs of one fault; `null` where none was told. */
export function sumFigures(lines) {
  if (lines.length === 0) return null;
  return Object.fromEntries(COUNTED.map((key) => [key, lines.reduce((sum, line) => sum + line[key], 0)]));
}

/**
 * How a kind of fault came out of the results of its tests. A proof that did not run is none; one that this machine does not let anybody try
 * is said to be that, and so is one that told no figures although it passed.
 */
export function judge({ id, what, places }, results, figures) {
  const runs = places.map(({ file, which }) => results.filter(({ name }) => name.endsWith(`/${file}`)).flatMap(({ assertionResults }) => assertionResults).filter(({ fullName }) => which === undefined || which.test(fullName)));
  const found = runs.flat();
  const passed = found.filter(({ status }) => status === 'passed').length;
  const failed = found.filter(({ status }) => status === 'failed').length + runs.filter((run) => run.length === 0).length;
  const counted = sumFigures(figures.filter(({ fault }) => fault === id));
  const isHarmed = counted !== null && counted.lost + counted.doubled > 0;
  const said = failed > 0 || isHarmed ? 'BROKEN' : passed > 0 ? 'held' : 'not tried here';
  return { id, what, passed, failed: isHarmed ? Math.max(1, failed) : failed, counted, seconds: (found.reduce((sum, { duration }) => sum + (duration ?? 0), 0) / 1000).toFixed(1), said };
}

const row = (cells) => `| ${cells.join(' | ')} |`;

/** The table as it is printed and pasted into docs/proof.md. */
export function tableOf(lines) {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const counts = (counted) => COUNTED.map((key) => counted?.[key] ?? '–');
  return [
    row(['id', 'fault', ...COUNTED, 'proofs passed', 'failed', 'seconds', '']),
    ...lines.map(({ id, what, passed, failed, counted, seconds, said }) => row([id.padEnd(8), what.padEnd(width), ...counts(counted), passed, failed, seconds, said])),
  ].join('\n');
}
