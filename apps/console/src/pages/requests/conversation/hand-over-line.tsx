import type { ReactNode } from 'react';
import type { ServiceRequest } from '#contracts';
import { Icon, useDynamicT } from '#ui';
import { useT } from '../../../i18n';
import { DeadlineMark } from '../../parts/deadline-mark';
import { At } from '../../parts/moment';

/** Where in the thread a person was called: why, whom, and until when. */
export function HandOverLine({ request }: { request: ServiceRequest }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const { handOver, takenOverAt, timeZone } = request;
  if (!handOver) return null;
  return (
    <li className="cs-talk__mark">
      <Icon name="headset" size={15} />
      <b>{t('talk.handedOver')}</b>
      {handOver.reason && <span>{word('requests.handOver', handOver.reason)}</span>}
      <span>
        {handOver.owner ? t('requests.handOverOwner', { name: handOver.owner }) : t('parts.nobody')}
      </span>
      {handOver.escalated && <span>{t('talk.escalated')}</span>}
      {takenOverAt === null ? (
        <DeadlineMark at={handOver.deadline} zone={timeZone} />
      ) : (
        handOver.at && (
          <span className="co-faint">
            <At at={handOver.at} zone={timeZone} />
          </span>
        )
      )}
    </li>
  );
}
