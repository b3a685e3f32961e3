import type { ReactNode } from 'react';
import type { RequestMessage } from '#contracts';
import { Chip, Icon, useFormat, useNow } from '#ui';
import { useT } from '../i18n';
import { endOf } from './standing';

interface MessageItemProps {
  message: RequestMessage;
  zone: string;
}

const places = { customer: 'you', assistant: 'assistant', staff: 'service', system: 'record' } as const;
const ends = { withdrawn: 'undo', expired: 'clock', blocked: 'ban' } as const;

/** One message, with who said it and, of the assistant, what it rests on. */
export function MessageItem({ message, zone }: MessageItemProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { author, authorName, text, sources, command, reviewedBy, at } = message;
  const isAssistant = author === 'assistant';
  const now = useNow();
  const end = command && endOf(command, now);
  return (
    <li data-author={places[author]} data-ended={end !== null}>
      {isAssistant && <Chip tone="info">{t('track.assistant')}</Chip>}
      <p className="po-words">{text}</p>
      {end && (
        <p className="po-ended">
          <Icon name={ends[end]} size={16} /> {t(`track.command.${end}`)}
        </p>
      )}
      {sources.map(source => (
        <Source key={`${source.kind} ${source.title}`} source={source} />
      ))}
      <p className="co-faint">
        {author === 'customer'
          ? t('track.you')
          : isAssistant
            ? t(reviewedBy ? 'track.automaticRead' : 'track.automatic', { name: reviewedBy ?? '' })
            : author === 'system'
              ? t('track.record')
              : authorName || t('track.service')}
        , {format.dateTime(at, { zone, style: 'dateTime' })}
      </p>
    </li>
  );
}

function Source({ source }: { source: RequestMessage['sources'][number] }): ReactNode {
  const t = useT();
  const title = `${t(`track.source.${source.kind}`)}: ${source.title}`;
  if (source.excerpt === '') return <p className="po-source co-faint">{title}</p>;
  return (
    <details className="po-source">
      <summary>{title}</summary>
      <p className="po-words">{source.excerpt}</p>
    </details>
  );
}
