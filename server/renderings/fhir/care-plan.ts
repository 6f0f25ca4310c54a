import type { CarePlan, Task } from '@medplum/fhirtypes';

import { concept, reference, words } from './scene';
import type { Named, Scene } from './scene';

/** Looks that the plan asks for, each on its day. */
export function tasksOf(scene: Scene): Named<Task>[] {
  const { document, urn, patient, author } = scene;
  const { plan, signedAt } = document.snapshot;
  return (plan?.checkpoints ?? []).map(({ on, what }, index) => ({
    urn: urn('Task', `${index} ${on}`),
    resource: {
      resourceType: 'Task',
      status: statusOf(scene, { draft: 'draft', open: 'requested' }),
      intent: 'plan',
      code: concept('Follow-up'),
      description: words(what),
      for: patient,
      authoredOn: signedAt,
      requester: author,
      restriction: { period: { start: on, end: on } },
    },
  }));
}

/** The change as one plan of care: its medicines and its looks. */
export function carePlanOf(scene: Scene, parts: readonly Named[]): Named<CarePlan>[] {
  const { document, urn, patient, author } = scene;
  const { plan, printed, note, signedAt } = document.snapshot;
  if (plan === null) return [];
  const last = plan.checkpoints.at(-1)?.on;
  const options = note.options.map((id) => printed.options.find((option) => option.id === id)?.title ?? id);
  return [
    {
      urn: urn('CarePlan'),
      resource: {
        resourceType: 'CarePlan',
        status: statusOf(scene, { draft: 'draft', open: 'active' }),
        intent: 'plan',
        ...(options.length === 0 ? {} : { title: words(options.join(' and ')) }),
        description: plan.sig.map(({ text }) => text).join('\n') || 'No medicine is taken.',
        subject: patient,
        period: { start: plan.start, ...(last === undefined ? {} : { end: last < plan.start ? plan.start : last }) },
        created: signedAt,
        author,
        ...(parts.length === 0 ? {} : { activity: parts.map((part) => ({ reference: reference(part.urn) })) }),
      },
    },
  ];
}

const statusOf = <Draft extends string, Open extends string>({ document }: Scene, { draft, open }: { readonly draft: Draft; readonly open: Open }): Draft | Open | 'entered-in-error' =>
  document.enteredInError !== null ? 'entered-in-error' : document.status === 'draft' ? draft : open;
