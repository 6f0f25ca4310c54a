import { Notice } from '../ui/notice';
import { ImportDesk } from './import-desk';

type ImportPageProps = { readonly patientId: string | null; readonly mayUpload: boolean };

export function ImportPage({ patientId, mayUpload }: ImportPageProps) {
  return (
    <main id="main" className="mx-auto flex w-full max-w-page flex-col gap-4 px-4 pt-5 pb-14 md:px-6">
      <div>
        <h1 className="text-xl font-strong tracking-tight">Import a record</h1>
        <p className="max-w-read text-sm text-ink-2">
          {patientId === null
            ? 'The document says whose record it is. It joins a chart only when two identifiers agree; otherwise it makes a new one.'
            : 'Into this chart. A document about somebody else is refused.'}
        </p>
      </div>
      {mayUpload ? <ImportDesk patientId={patientId} /> : <Notice>Your role does not take in records. A prescriber or a coordinator can.</Notice>}
    </main>
  );
}
