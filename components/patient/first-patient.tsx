import type { Me } from '@/server/contracts/me';
import { ButtonLink } from '../ui/button-link';

/** Of a clinic without patients: what comes first, and what opens then. */
export function FirstPatient({ me }: { readonly me: Me }) {
  const { enterPatient, uploadRecords } = me.rights;
  return (
    <section aria-labelledby="first-patient" className="max-w-read rounded-3 border border-line bg-surface px-4 py-4">
      <h2 id="first-patient" className="text-lg font-strong">The first patient</h2>
      <p className="pt-1 text-sm text-ink-2">
        {enterPatient || uploadRecords ? 'Enter a patient by hand, or import a FHIR record from another system. The chart opens with what is known and asks for what is not.' : 'A prescriber or a coordinator enters patients.'}
      </p>
      <div className="flex flex-wrap gap-2 pt-3">
        {enterPatient ? <ButtonLink look="primary" href="/patients/new">Enter the first patient</ButtonLink> : null}
        {uploadRecords ? <ButtonLink href="/import">Import a record</ButtonLink> : null}
      </div>
    </section>
  );
}
