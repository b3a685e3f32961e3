import type { ReactNode } from 'react';
import type { MessageSource } from '#contracts';
import { useT } from '../../../i18n';

/** What a message of the assistant rests on, to be read on the spot. */
export function Sources({ sources }: { sources: readonly MessageSource[] }): ReactNode {
  if (sources.length === 0) return null;
  return (
    <ul className="cs-talk__sources">
      {sources.map(source => (
        <Source key={`${source.kind} ${source.title}`} source={source} />
      ))}
    </ul>
  );
}

function Source({ source: { kind, title, excerpt } }: { source: MessageSource }): ReactNode {
  const t = useT();
  const name = `${t(`talk.source.${kind}`)}: ${title}`;
  if (excerpt === '') return <li className="co-faint">{name}</li>;
  return (
    <li>
      <details>
        <summary>{name}</summary>
        <p className="cs-talk__text">{excerpt}</p>
      </details>
    </li>
  );
}
