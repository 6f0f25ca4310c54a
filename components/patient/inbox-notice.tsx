import { ButtonLink } from '../ui/button-link';
import { count } from '../ui/days';
import { Notice } from '../ui/notice';

/** Says that records wait for a person, and how many; until they are settled they keep options on "ask first". */
export function InboxNotice({ patientId, waiting, mayResolve }: { readonly patientId: string; readonly waiting: number; readonly mayResolve: boolean }) {
  if (waiting === 0) return null;
  return (
    <Notice
      kind="caution"
      icon="inbox"
      className="mx-4 mb-3 md:mx-6"
      acts={<ButtonLink size="sm" href={`/patients/${patientId}/inbox`}>{mayResolve ? 'Look' : 'Read'}</ButtonLink>}
    >
      <b className="font-medium">{count(waiting, 'record')} could not be read with certainty</b> and {waiting === 1 ? 'waits' : 'wait'} in the trust inbox. Nothing was guessed; options stay on “ask first” where it matters.
    </Notice>
  );
}
