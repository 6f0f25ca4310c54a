import { importRefusalSchema, importResultSchema } from '@/server/contracts/import';
import type { ImportResult } from '@/server/contracts/import';
import { tellEnded } from '../trpc/cut-off';
import { HAD_ENDED } from '../trpc/refusal';

/** The largest document that is read, as the upload door has it. */
export const LARGEST_BYTES = 50_000_000;

export type Sent =
  | { readonly kind: 'read'; readonly result: ImportResult }
  | { readonly kind: 'refused'; readonly message: string; readonly requestId: string | null };

type Sending = {
  readonly door: '/api/imports/preview' | '/api/imports';
  readonly file: Blob;
  /** Chart it was opened in; `null` when the document says whose it is. */
  readonly patientId: string | null;
  /** Share of the document that has reached the server, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
};

const unreachable: Sent = { kind: 'refused', message: 'The server did not answer. Nothing was stored; try again.', requestId: null };

function readAnswer(status: number, text: string): Sent {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return unreachable;
  }
  if (status === 401) {
    tellEnded();
    return { kind: 'refused', message: HAD_ENDED, requestId: null };
  }
  if (status === 200) {
    const result = importResultSchema.safeParse(body);
    return result.success ? { kind: 'read', result: result.data } : { kind: 'refused', message: 'The answer of the server could not be read.', requestId: null };
  }
  const refusal = importRefusalSchema.safeParse(body);
  return refusal.success ? { kind: 'refused', ...refusal.data } : unreachable;
}

/** Sends the document as it is; XMLHttpRequest because it alone reports how much has been sent. */
export const sendDocument = ({ door, file, patientId, onProgress, signal }: Sending): Promise<Sent> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', patientId === null ? door : `${door}?patient=${encodeURIComponent(patientId)}`);
    request.setRequestHeader('content-type', 'application/fhir+json');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      resolve(readAnswer(request.status, request.responseText));
    };
    request.onerror = () => {
      resolve(unreachable);
    };
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(file);
  });
