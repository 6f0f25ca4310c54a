import type { PatientHit } from '@/server/contracts/patient';
import { IdentityLine } from '../patient/identity-line';

type FoundPatientsProps = { /** Id of the list that they stand in. */ readonly list: string; readonly hits: readonly PatientHit[]; readonly active: number; readonly onPoint: (place: number) => void; readonly onChosen: (id: string) => void };

/** Who was found, each a choice of the list under the field. */
export function FoundPatients({ list, hits, active, onPoint, onChosen }: FoundPatientsProps) {
  return hits.map((hit, place) => (
    <div
      key={hit.id}
      id={`${list}-${place}`}
      role="option"
      aria-selected={place === active}
      onPointerDown={(event) => {
        event.preventDefault();
        onChosen(hit.id);
      }}
      onPointerMove={() => { onPoint(place); }}
      className="cursor-pointer border-b border-line px-3 py-2 last:border-b-0 aria-selected:bg-accent-soft"
    >
      <span className="block text-sm font-medium text-ink-1">{hit.displayName}</span>
      <span className="block text-xs text-ink-2"><IdentityLine patient={hit} /></span>
    </div>
  ));
}
