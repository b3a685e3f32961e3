import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format';
import { Icon } from './icon';
import type { IconName } from './icons';
import type { Tone } from './status';
import './table.css';

export interface TimelineEvent {
  id: string;
  at: string;
  title: ReactNode;
  /** A person, the assistant, a machine. */
  who?: ReactNode;
  icon?: IconName;
  tone?: Tone;
  body?: ReactNode;
}

export interface TimelineProps {
  events: readonly TimelineEvent[];
  /** Times are told in the site's zone. */
  zone?: string | undefined;
}

/** What happened, by whom and when. */
export function Timeline({ events, zone }: TimelineProps): ReactNode {
  const format = useFormat();
  return (
    <ol className="co-timeline">
      {events.map(event => {
        const tone = event.tone ?? 'neutral';
        return (
          <li key={event.id} className="co-timeline__event">
            <span
              className="co-timeline__mark"
              style={{ '--chip-soft': `var(--${tone}-soft)`, '--chip-text': `var(--${tone}-text)` }}
            >
              <Icon name={event.icon ?? 'check'} size={15} />
            </span>
            <div>
              <div className="co-timeline__title">{event.title}</div>
              <div className="co-timeline__meta">
                <time dateTime={event.at} title={format.dateTime(event.at, { zone, style: 'full' })}>
                  {format.dateTime(event.at, { zone })}
                </time>
                {event.who && <> · {event.who}</>}
              </div>
              {event.body && <div className="co-timeline__body">{event.body}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
