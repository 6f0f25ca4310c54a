import type { Provenance, ProvenanceAgent } from '@medplum/fhirtypes';

import type { Segment, SegmentOrigin } from '@/server/clinical/model/note';
import { OWN } from './code-systems';
import { reference, words } from './scene';
import type { Named, Scene } from './scene';

const ORIGINS: Readonly<Record<SegmentOrigin, string>> = {
  data: 'Sentences from record data',
  patient: "The patient's own words",
  rule: 'Sentences by rules of the clinical content',
  choice: 'Sentences about what was chosen',
  typed: 'Sentences written by the author',
  edited: 'Sentences reworded by the author',
};

/** Where each group of sentences comes from: who wrote it, and the facts, rules and references behind it. */
export function provenancesOf(scene: Scene, { composition, device }: { readonly composition: string; readonly device: string }): Named<Provenance>[] {
  const { snapshot } = scene.document;
  const segments = snapshot.note.sections.flatMap((section) => section.segments);
  return Object.entries(ORIGINS).flatMap(([origin, title]) => {
    const own = segments.filter((segment) => segment.origin === origin);
    if (own.length === 0) return [];
    const by = origin === 'data' || origin === 'rule' || origin === 'patient' ? device : scene.author.reference;
    const agent: ProvenanceAgent[] = [{ type: { text: by === device ? 'assembler' : 'author' }, who: by === undefined ? scene.author : reference(by), ...(by === device ? { onBehalfOf: scene.author } : {}) }];
    const behind = refsOf(own);
    return [
      {
        urn: scene.urn('Provenance', origin),
        resource: {
          resourceType: 'Provenance' as const,
          target: [reference(composition)],
          recorded: snapshot.signedAt,
          activity: { text: `${title}: ${own.length} (${own.map(({ id }) => words(id)).join(', ')})` },
          agent,
          ...(behind.length === 0 ? {} : { entity: behind.map((value) => ({ role: 'source' as const, what: { identifier: { system: OWN, value } } })) }),
        },
      },
    ];
  });
}

const refsOf = (segments: readonly Segment[]): string[] => [...new Set(segments.flatMap(({ refs }) => refs.map(({ type, id }) => words(`${type}:${id}`))))];
