import type { ReactNode } from 'react';
import { Icon, useFormat } from '#ui';
import type { IconName } from '#ui';
import { verdictOf } from '../../../board/proposal';
import type { Verdict } from '../../../board/proposal';
import { minuteMs } from '../../../board/time';
import { useT } from '../../../i18n';
import { useStore } from '../../../store';
import { useDesk } from '../desk/desk';
import { ReasonLines } from '../reason-lines';
import './proposal-card.css';

const icons: Record<Verdict, IconName> = {
  wait: 'clock',
  allowed: 'checkCircle',
  against: 'alert',
  blocked: 'ban',
};
const width = 290;

/** Beside the dragged job: who, when, and whether it would work, before it is let go. */
export function ProposalCard(): ReactNode {
  const t = useT();
  const format = useFormat();
  const proposal = useStore(useDesk().proposal, value => value);
  if (!proposal) return null;
  const { check, start, minutes, zone, at } = proposal;
  const verdict = verdictOf(check);
  const place = at
    ? {
        left: Math.min(at.x + 14, innerWidth - width - 8),
        // Above the pointer in the lower half of the window, below the name of what is dragged in the upper.
        ...(at.y > innerHeight / 2 ? { bottom: innerHeight - at.y + 12 } : { top: at.y + 50 }),
      }
    : { left: innerWidth / 2 - width / 2, top: 64 };
  return (
    <div className={`cs-proposal cs-proposal--${verdict}`} style={{ ...place, width }} aria-live="polite">
      <div className="cs-proposal__head">
        <Icon name={icons[verdict]} size={16} />
        <strong>{t(`dispatch.verdict.${verdict}`)}</strong>
        <span className="co-grow" />
        <span>{format.window(start, start + minutes * minuteMs, { zone, day: false })}</span>
      </div>
      <div className="cs-proposal__who">
        {proposal.engineerName}
        {check?.travelMinutes !== null && check?.travelMinutes !== undefined && (
          <span className="co-faint">
            {' '}
            · {t('dispatch.travel', { duration: format.duration(check.travelMinutes) })}
          </span>
        )}
      </div>
      {check && <ReasonLines reasons={check.reasons} zone={zone} />}
    </div>
  );
}
