'use client';

import { useEffect, useRef, useState } from 'react';
import { usePatientActed } from '../patient/use-patient-act';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { ChooseFile } from './choose-file';
import { countSentence } from './group-entries';
import { ImportLists } from './import-lists';
import { ImportWhose } from './import-whose';
import { LARGEST_BYTES, sendDocument } from './send-document';
import type { Sent } from './send-document';
import { SendingBar } from './sending-bar';

type State =
  | { readonly step: 'choose' }
  | { readonly step: 'sending'; readonly file: File; readonly door: Door; readonly share: number }
  | { readonly step: 'refused'; readonly file: File; readonly door: Door; readonly message: string; readonly requestId: string | null }
  | { readonly step: 'read'; readonly file: File; readonly result: Extract<Sent, { kind: 'read' }>['result'] };
type Door = '/api/imports/preview' | '/api/imports';

const TOO_LARGE = 'This file is larger than 50 MB; it was not sent. Export a shorter period, or one patient at a time.';

/** From a file to a chart: look first, confirm, then the same lists as the record of what happened. */
export function ImportDesk({ patientId }: { readonly patientId: string | null }) {
  const [state, setState] = useState<State>({ step: 'choose' });
  const { acted } = usePatientActed();
  const heading = useRef<HTMLHeadingElement>(null);
  const held = useHeldFocus<HTMLDivElement>();
  const running = useRef<AbortController | null>(null);
  const { step } = state;
  useEffect(() => {
    if (step === 'read' || step === 'refused') heading.current?.focus();
  }, [step]);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (file: File, door: Door) => {
    if (file.size > LARGEST_BYTES) {
      setState({ step: 'refused', file, door, message: TOO_LARGE, requestId: null });
      return;
    }
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ step: 'sending', file, door, share: 0 });
    const sent = await sendDocument({
      door, file, patientId, signal: controller.signal,
      onProgress: (share) => {
        setState((now) => (now.step === 'sending' ? { ...now, share } : now));
      },
    });
    if (controller.signal.aborted) return;
    if (sent.kind === 'refused') setState({ step: 'refused', file, door, message: sent.message, requestId: sent.requestId });
    else {
      setState({ step: 'read', file, result: sent.result });
      if (!sent.result.preview) acted();
    }
  };
  const anew = () => {
    running.current?.abort();
    setState({ step: 'choose' });
  };

  const shown = () => {
    switch (state.step) {
      case 'choose':
        return <ChooseFile onFile={(file) => void send(file, '/api/imports/preview')} />;
      case 'sending':
        return <SendingBar name={state.file.name} share={state.share} stores={state.door === '/api/imports'} onStop={anew} />;
      case 'refused':
        return (
          <div className="flex flex-col gap-4">
            <h2 ref={heading} tabIndex={-1} className="text-lg font-strong">Not read</h2>
            <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={() => void send(state.file, state.door)}>Try again</Button>}>
              <p className="font-medium break-words">{state.message}</p>
              <p className="text-xs text-ink-3">{[state.file.name, state.requestId === null ? null : `request ${state.requestId}`].filter((part) => part !== null).join(', ')}</p>
            </Notice>
            <ChooseFile onFile={(file) => void send(file, '/api/imports/preview')} />
          </div>
        );
      case 'read': {
        const { result, file } = state;
        return (
          <div className="flex flex-col gap-4">
            <div>
              <h2 ref={heading} tabIndex={-1} className="text-lg font-strong">{result.preview ? 'What would be taken' : 'What was taken'}</h2>
              <p className="figures text-sm text-ink-2">{`${file.name}. ${countSentence(result)}.`}</p>
            </div>
            {result.preview ? null : (
              <Notice kind="done" role="status">{`Stored. ${countSentence(result)}.`}</Notice>
            )}
            <ImportWhose result={result} />
            <ImportLists result={result} />
            <div className="flex flex-wrap justify-end gap-2">
              <Button look="quiet" onClick={anew}>{result.preview ? 'Another file' : 'Import another'}</Button>
              {result.preview ? (
                <Button look="primary" onClick={() => void send(file, '/api/imports')}>{result.patient.created ? 'Make this chart' : `Import into ${result.patient.displayName}`}</Button>
              ) : (
                <>
                  {result.waiting.length > 0 && result.patient.id !== null ? <ButtonLink href={`/patients/${result.patient.id}/inbox`}>Look at what waits</ButtonLink> : null}
                  {result.patient.id === null ? null : <ButtonLink look="primary" href={`/patients/${result.patient.id}`}>Open the chart</ButtonLink>}
                </>
              )}
            </div>
          </div>
        );
      }
    }
  };
  return <div {...held}>{shown()}</div>;
}
