import type { ReactNode } from 'react';
import type { PlanProposal } from '#contracts';
import { Icon, UrgencyMark, useFormat, useRefusalText } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { byEngineer } from './by-engineer';
import { usePlanDay } from './use-plan-day';

interface EngineerListsProps {
  proposals: readonly PlanProposal[];
  isOpen: boolean;
  heading: 'h3' | 'h4';
}

/** Line by line, engineer by engineer; each can be left out while the run is a proposal. */
export function EngineerLists({ proposals: all, isOpen, heading: Heading }: EngineerListsProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { unwanted, toggle } = usePlanDay();
  return byEngineer(all).map(({ engineerId, engineerName, proposals, ...way }) => {
    const numbers = proposals.map(({ number }) => number);
    const facts = t('planDay.engineerFacts', {
      count: proposals.length,
      travel: format.duration(way.travelMinutes),
      distance: format.km(way.distanceKm),
    });
    return (
      <section key={engineerId} className="cs-plan__engineer" aria-label={engineerName}>
        <header className="co-line">
          {isOpen && (
            <input
              type="checkbox"
              aria-label={t('planDay.allOf', { engineer: engineerName })}
              checked={numbers.every(number => !unwanted.has(number))}
              onChange={event => toggle(numbers, event.target.checked)}
            />
          )}
          <Heading className="co-clip">{engineerName}</Heading>
          <span className="co-grow" />
          <small className="co-muted">{facts}</small>
        </header>
        <ul>
          {proposals.map(proposal => (
            <ProposalLine key={proposal.workOrderId} proposal={proposal} isOpen={isOpen} />
          ))}
        </ul>
      </section>
    );
  });
}

function ProposalLine({ proposal, isOpen }: { proposal: PlanProposal; isOpen: boolean }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { zone, select } = useDesk();
  const { unwanted, toggle } = usePlanDay();
  const { number, title, start, end, outcome, dueAt, overtimeMinutes, outsideMinutes } = proposal;
  const isWanted = !unwanted.has(number);
  const isLate = dueAt !== null && Date.parse(end) > Date.parse(dueAt);
  const warnings = [
    ...(isLate ? [t('planDay.late')] : []),
    ...(overtimeMinutes > 0 ? [t('planDay.overtime', { duration: format.duration(overtimeMinutes) })] : []),
    ...(outsideMinutes > 0 ? [t('planDay.outside', { duration: format.duration(outsideMinutes) })] : []),
  ];
  return (
    <li className={isOpen && !isWanted ? 'cs-plan__line cs-plan__line--off' : 'cs-plan__line'}>
      {isOpen && (
        <input
          type="checkbox"
          aria-label={t('planDay.include', { number })}
          checked={isWanted}
          onChange={event => toggle([number], event.target.checked)}
        />
      )}
      <button type="button" onClick={() => select({ orderId: proposal.workOrderId })}>
        <span className="cs-plan__time">
          {format.window(start, end, { zone, viewerZone: zone, day: false })}
        </span>
        <UrgencyMark urgency={proposal.urgency} size={12} />
        <span className="co-grow">
          <span className="co-clip">
            <span className="co-mono">{number}</span> {title}
          </span>
          <small className="co-clip co-muted">
            {proposal.city} · {proposal.siteName} ·{' '}
            {t('dispatch.travel', { duration: format.duration(proposal.travelMinutes) })}
          </small>
          {warnings.length > 0 && <small className="cs-plan__late">{warnings.join(' · ')}</small>}
          {outcome && <Outcome outcome={outcome} />}
        </span>
      </button>
    </li>
  );
}

const outcomes = {
  published: 'planDay.isPublished',
  undone: 'planDay.isUndone',
  'left-out': 'planDay.isLeftOut',
} as const;

function Outcome({ outcome }: { outcome: NonNullable<PlanProposal['outcome']> }): ReactNode {
  const t = useT();
  const refusal = useRefusalText();
  if (outcome.status === 'refused')
    return (
      <small className="cs-plan__refused">
        <Icon name="ban" size={12} /> {refusal(outcome.refusal ?? 'general')}
      </small>
    );
  return <small className="co-muted">{t(outcomes[outcome.status])}</small>;
}
