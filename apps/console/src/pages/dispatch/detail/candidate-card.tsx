import type { ReactNode } from 'react';
import type { DispatchCandidate } from '#contracts';
import { Avatar, Button, Icon, useFormat } from '#ui';
import { dateOf } from '../../../board/time';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useDesk } from '../desk/desk';
import { ReasonLines } from '../reason-lines';

interface CandidateCardProps {
  candidate: DispatchCandidate;
  zone: string;
  isBest?: boolean;
  onAssign?: (candidate: DispatchCandidate) => void;
}

export function CandidateCard({ candidate, zone, isBest, onAssign }: CandidateCardProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const { hover, now, setDay } = useDesk();
  const { proposedWindow, travelMinutes, distanceKm, reasons, feasible } = candidate;
  const isToday = proposedWindow && dateOf(Date.parse(proposedWindow.start), zone) === dateOf(now, zone);
  const point = (engineerId: string | null) => (): void => {
    hover.set({ orderId: null, engineerId });
  };
  return (
    <li
      className={isBest ? 'cs-candidate cs-candidate--best' : 'cs-candidate'}
      onPointerEnter={point(candidate.engineerId)}
      onPointerLeave={point(null)}
    >
      <div className="cs-candidate__head">
        <Avatar name={candidate.engineerName} size={30} />
        <div className="co-grow">
          <div className="cs-candidate__name">
            <span className="co-clip">{candidate.engineerName}</span>
            {candidate.partnerName && <small className="co-faint co-clip">{candidate.partnerName}</small>}
          </div>
          <div className="cs-candidate__when">
            {proposedWindow && (
              <button
                type="button"
                className="cs-candidate__time"
                title={t('dispatch.showDay')}
                onClick={() => setDay(dateOf(Date.parse(proposedWindow.start), zone))}
              >
                {format.window(proposedWindow.start, proposedWindow.end, { zone, day: !isToday })}
              </button>
            )}
            {travelMinutes !== null && (
              <span className="cs-candidate__way">
                <Icon name="car" size={13} />
                {format.duration(travelMinutes)}
                {distanceKm !== null && ` · ${format.km(distanceKm)}`}
              </span>
            )}
          </div>
        </div>
        {feasible && (
          <div className="cs-candidate__do">
            {onAssign && may('visit.plan') && (
              <Button
                small
                kind={isBest ? 'primary' : 'secondary'}
                aria-keyshortcuts={isBest ? 'A' : undefined}
                onClick={() => onAssign(candidate)}
              >
                {t('dispatch.assign')}
              </Button>
            )}
            <Score value={candidate.score} />
          </div>
        )}
      </div>
      <ReasonLines reasons={reasons} zone={zone} />
    </li>
  );
}

function Score({ value }: { value: number }): ReactNode {
  const t = useT();
  const label = t('dispatch.score', { score: Math.round(value) });
  return (
    <span className="cs-score" title={label}>
      <i style={{ '--share': `${Math.max(3, value)}%` }} aria-hidden />
      <span aria-label={label}>{Math.round(value)}</span>
    </span>
  );
}
