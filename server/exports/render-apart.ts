import path from 'node:path';
import { Worker } from 'node:worker_threads';

import type { FileOrder, RecordOrder } from './file-kinds';

type Order = FileOrder | RecordOrder;

const MOST_MS = 10_000;
const MOST_MB = 300;
/** For reading the program on a machine that does much else. */
const MOST_START_MS = 120_000;

type Answer = { readonly ready: true } | { readonly ok: true; readonly bytes: Uint8Array | null } | { readonly ok: false; readonly message: string };
type Waiting = { readonly order: Order; readonly resolve: (bytes: Buffer | null) => void; readonly reject: (error: Error) => void };
type Bench = { worker: Worker | null; isReady: boolean; busy: boolean; readonly queue: Waiting[] };

declare global {
  var gamutExports: Bench | undefined;
}

/** One thread a process, kept across reloads of the program while it is being written. */
const bench = (): Bench => (globalThis.gamutExports ??= { worker: null, isReady: false, busy: false, queue: [] });

/**
 * Writes a file on a thread with a limit of time and memory of its own, so that no document can hold up or bring down the
 * process that signs. The thread stays for the next file; one that hung, crashed or grew is ended and replaced.
 */
export function renderApart(order: Order, mostMs = MOST_MS): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    bench().queue.push({ order, resolve, reject });
    work(mostMs);
  });
}

/** Ends the thread, for the end of a process. */
export async function endRendering(): Promise<void> {
  const own = bench();
  await own.worker?.terminate();
  own.worker = null;
  own.isReady = false;
}

function work(mostMs: number): void {
  const own = bench();
  if (own.busy) return;
  const next = own.queue.shift();
  if (next === undefined) return;
  own.busy = true;
  const worker = (own.worker ??= begin());
  const settle = (act: () => void, isOver: boolean): void => {
    clearTimeout(timer);
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    if (isOver) {
      own.worker = null;
      own.isReady = false;
      void worker.terminate();
    } else worker.unref();
    own.busy = false;
    act();
    work(mostMs);
  };
  const fail = (why: string): void => { settle(() => { next.reject(new Error(why)); }, true); };
  let timer = setTimeout(() => { fail('the thread that writes documents did not begin'); }, MOST_START_MS);
  const write = (): void => {
    clearTimeout(timer);
    own.isReady = true;
    timer = setTimeout(() => { fail(`a document took longer than ${mostMs} ms`); }, mostMs);
    worker.postMessage(next.order);
  };
  worker.ref();
  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) write();
    else settle(() => {
      if (answer.ok) next.resolve(answer.bytes === null ? null : Buffer.from(answer.bytes));
      else next.reject(new Error(`a document could not be written: ${answer.message}`));
    }, false);
  });
  worker.on('error', (error) => { fail(`the thread that writes documents broke: ${error.name}`); });
  worker.on('exit', () => { fail('the thread that writes documents ended'); });
  if (own.isReady) write();
}

/** Run from its source, as the command line is: the built pages hold no copy of it, nor does the build look for one. */
function begin(): Worker {
  const entry = path.join(/* turbopackIgnore: true */ process.cwd(), 'server', 'exports', 'render-thread.mjs');
  return new Worker(/* turbopackIgnore: true */ entry, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_MB } });
}
