import type { ReactNode } from 'react';
import type { Reason } from '#contracts';
import { Icon } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../i18n';
import { byWeight } from './reason';
import { useReasonText } from './use-reason-text';
import './reason-lines.css';

const icons: Record<Reason['kind'], IconName> = { blocking: 'ban', against: 'alert', for: 'check' };

/** Reasons as sentences, each with its sign: what forbids, what speaks against it; what speaks for it in one line. */
export function ReasonLines({ reasons, zone }: { reasons: readonly Reason[]; zone: string }): ReactNode {
  const t = useT();
  const say = useReasonText(zone);
  const contra = byWeight(reasons).filter(reason => reason.kind !== 'for');
  const pro = reasons.filter(reason => reason.kind === 'for');
  return (
    <ul className="cs-reasons">
      {contra.map((reason, index) => (
        <li key={`${reason.code}-${index}`} className={`cs-reasons__line cs-reasons__line--${reason.kind}`}>
          <Icon name={icons[reason.kind]} size={14} label={t(`reason.kind.${reason.kind}`)} />
          <span>{say(reason)}</span>
        </li>
      ))}
      {pro.length > 0 && (
        <li className="cs-reasons__line cs-reasons__line--for">
          <Icon name={icons.for} size={14} label={t('reason.kind.for')} />
          <span>{pro.map(say).join(' · ')}</span>
        </li>
      )}
    </ul>
  );
}
