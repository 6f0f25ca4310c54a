import { ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';

/** A block that could not be read: what happened, what is safe, the way out, and the number to name. */
export function Refused({ message, requestId, again, way = 'Try again' }: { readonly message: string; readonly requestId: string | null; readonly again: string; readonly way?: string }) {
  return (
    <Notice kind="stop" role="alert" acts={<ButtonLink size="sm" href={again} prefetch={false}>{way}</ButtonLink>}>
      <p className="font-medium">{message}</p>
      {requestId === null ? null : <p className="text-xs text-ink-3">Request {requestId}</p>}
    </Notice>
  );
}
