import { parentPort } from 'node:worker_threads';

import { renderFile } from './render-file';
import type { FileOrder, RecordOrder } from './file-kinds';

/** Writes files on a thread of its own, one after the other. */
parentPort?.on('message', (order: FileOrder | RecordOrder) => {
  renderFile(order).then(
    (bytes) => parentPort?.postMessage({ ok: true, bytes }),
    (error: unknown) => parentPort?.postMessage({ ok: false, message: error instanceof Error ? `${error.name}: ${error.stack?.split('\n')[1]?.trim() ?? ''}` : 'unknown' }),
  );
});

parentPort?.postMessage({ ready: true });
