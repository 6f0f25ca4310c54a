/** Second half of `npm start`, once packages and build are there: database, demo, application, and an orderly end. */
import { EnvironmentError, readEnvironment } from '@/server/platform/env';
import { choosePort } from './lib/port.mjs';
import { progressOn } from './lib/progress.mjs';
import { startApplication, stopApplication, untilHealthy } from './serve/application';
import { intendedVariables, openDatabase, type OpenDatabase } from './serve/database';
import { loadDemoWhenEmpty, printAccounts, printSetupLink } from './serve/demo';
import { checkSignatures } from './serve/signatures';

const progress = progressOn(process.stdout);
const given = { ...process.env };
let stop: (code: number) => void = (code) => process.exit(code);

try {
  await serve();
} catch (error) {
  for (const line of describe(error)) console.error(line);
  stop(1);
}

async function serve(): Promise<void> {
  const stopping = askedToStop();
  readEnvironment(intendedVariables(given));
  const database = await openDatabase(given, progress.say);
  stop = (code) => void database.release().finally(() => process.exit(code));
  const { port, moved, host } = await chooseAddress(database);
  const variables = { ...database.variables, PORT: String(port), HOST: host };
  const { publicUrl } = readEnvironment(variables);
  await loadDemoWhenEmpty(database, progress);
  const signatures = await checkSignatures(variables);
  if (stopping.asked) return stop(0);

  const endWatch = database.cluster?.keepRunning(progress.say);
  const application = startApplication({ host, port }, { ...variables, GAMUT_SIGNATURES: signatures });
  // Only what the application itself writes to its log; the framework's greeting names another address than ours.
  application.stdout?.on('data', (chunk: Buffer) => process.stdout.write(chunk.toString().split('\n').filter((line) => line.startsWith('{')).map((line) => `${line}\n`).join('')));
  let over = false;
  stop = (code) => {
    if (over) return;
    over = true;
    endWatch?.();
    void stopApplication(application).then(() => database.release()).finally(() => process.exit(code));
  };
  stopping.whenAsked(() => stop(0));
  application.once('exit', (code, signal) => {
    if (over) return;
    console.error(`The application ended unexpectedly (${signal ?? `exit ${code ?? ''}`}).`);
    stop(1);
  });
  await untilHealthy({ host, port }, application);
  if (moved) progress.say(`Port 3000 is in use; serving on ${port}.`);
  progress.say(`Gamut is ready: ${publicUrl}`);
  await printAccounts(database);
  await printSetupLink(database, publicUrl);
}

/** Hears the signals that ask for an end, and the end of the process that started us. */
function askedToStop() {
  const acts: (() => void)[] = [];
  const state = { asked: false, whenAsked: (act: () => void): void => void (state.asked ? act() : acts.push(act)) };
  const ask = () => {
    if (state.asked) return;
    state.asked = true;
    progress.say('Stopping …');
    for (const act of acts) act();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, ask);
  process.once('disconnect', ask);
  return state;
}

async function chooseAddress({ demo }: OpenDatabase) {
  const host = given.HOST || (demo ? '127.0.0.1' : '0.0.0.0');
  return { host, ...(await choosePort(given.PORT, host)) };
}

function describe(error: unknown): string[] {
  if (error instanceof EnvironmentError) return ['The environment is not right:', ...error.lines.map((line) => `  ${line}`)];
  if (!(error instanceof Error)) return [String(error)];
  return error.cause instanceof Error ? [error.message, `  ${error.cause.message}`] : [error.message];
}
