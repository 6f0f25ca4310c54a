import { ButtonLink } from '../ui/button-link';
import { Notice } from '../ui/notice';

type RefusedProps = { readonly message: string; readonly requestId: string | null; readonly again: string; readonly way?: string; /** `false`: it would be refused again; the way leads home. */ readonly mayRetry?: boolean };

/** A block that could not be read: what happened, what is safe, the way out, and the number to name. */
export function Refused({ message, requestId, again, way = 'Try again', mayRetry = true }: RefusedProps) {
  return (
    <Notice kind="stop" role="alert" acts={<ButtonLink size="sm" href={mayRetry ? again : '/'} prefetch={false}>{mayRetry ? way : 'To the home page'}</ButtonLink>}>
      <p className="font-medium">{message}</p>
      {requestId === null ? null : <p className="text-xs text-ink-3">Request {requestId}</p>}
    </Notice>
  );
}
