import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import type { IconName } from './icon';

const KIND = {
  plain: { box: 'border-line bg-surface', icon: 'text-ink-3', name: 'unknown' },
  caution: { box: 'border-caution-line bg-caution-soft', icon: 'text-caution', name: 'caution' },
  stop: { box: 'border-stop-line bg-stop-soft', icon: 'text-stop', name: 'stop' },
  /** Only for an act that the server has confirmed. */
  done: { box: 'border-done-line bg-done-soft', icon: 'text-done', name: 'check' },
} as const satisfies Record<string, { box: string; icon: string; name: IconName }>;

type NoticeProps = {
  readonly kind?: keyof typeof KIND;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly acts?: ReactNode;
  /** `alert` interrupts a reader and is for stops; `status` waits. */
  readonly role?: 'alert' | 'status';
  readonly className?: string;
  /** For links from elsewhere on the page. */
  readonly id?: string;
};

/** What happened, what is safe, what to do; it stays until resolved. */
export function Notice({ kind = 'plain', icon, children, acts, role, className, id }: NoticeProps) {
  const look = KIND[kind];
  return (
    <div id={id} role={role} className={classNames('flex flex-wrap items-baseline gap-x-3 gap-y-2 rounded-2 border px-4 py-2 text-sm', look.box, className)}>
      <Icon name={icon ?? look.name} className={classNames('translate-y-0.75', look.icon)} />
      <div className="min-w-0 flex-1 basis-48 text-pretty">{children}</div>
      {acts === undefined ? null : <div className="flex flex-none items-center gap-2">{acts}</div>}
    </div>
  );
}
