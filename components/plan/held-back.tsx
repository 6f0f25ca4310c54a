import { flagAddress } from '../assessment/urgent';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import type { OpenFlag } from './open-flags';

type HeldBackProps = { readonly flags: readonly OpenFlag[]; /** Words by which a flag holds the plan on the screen back. */ readonly by: readonly string[]; readonly patientId: string; readonly className?: string };

/** Open flags that hold back what the plan does, above the plan: what each says, and where it is answered. */
export function HeldBack({ flags, by, patientId, className = '' }: HeldBackProps) {
  const holding = flags.flatMap((flag) => {
    const held = flag.blocks.filter((block) => by.includes(block));
    return held.length === 0 ? [] : [{ ...flag, held }];
  });
  return holding.map(({ id, title, level, message, held }) => (
    <Notice key={id} kind={level === 'attention' ? 'caution' : 'stop'} className={className}>
      <p><a className="link font-medium" href={`/patients/${patientId}#${flagAddress(id)}`}>Open flag: <Prose>{title}</Prose></a> <span className="text-ink-2">({level})</span>. <Prose>{message}</Prose></p>
      <p className="font-medium">This plan does what it holds back: {held.join('; ')}.</p>
    </Notice>
  ));
}
