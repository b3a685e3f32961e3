import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Term } from '#contracts';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  ErrorState,
  IconButton,
  Skeleton,
  TextInput,
  useList,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../../i18n';
import { ImportDialog } from './import-dialog';
import { TermDialog } from './term-dialog';
import { spoken } from './words';
import './glossary.css';

const stale = [routes.listTerms];

/** The words of the house that search and assistant know beside those of the trade, and the names that stay as they are. */
export function GlossaryCard(): ReactNode {
  const t = useT();
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<Term | 'new' | 'many' | null>(null);
  const asked = q.trim();
  const { rows, query, more } = useList(routes.listTerms, {
    query: { limit: 20, ...(asked && { q: asked }) },
  });
  const isEmpty = rows.length === 0 && !query.isPending && !query.error;
  const close = (): void => setOpen(null);
  return (
    <Card title={t('glossary.title')}>
      <div className="cs-column">
        <p className="co-faint">{t('glossary.about')}</p>
        {(rows.length > 0 || asked !== '') && (
          <TextInput
            icon="search"
            type="search"
            aria-label={t('glossary.search')}
            placeholder={t('glossary.search')}
            maxLength={60}
            value={q}
            onChange={event => setQ(event.target.value)}
          />
        )}
        {query.error && rows.length === 0 && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isPending && <Skeleton lines={3} />}
        {isEmpty &&
          (asked ? (
            <p className="co-muted">{t('glossary.noMatch', { q: asked })}</p>
          ) : (
            <EmptyState icon="book" title={t('glossary.none')} text={t('glossary.noneHint')} />
          ))}
        {rows.length > 0 && (
          <ul className="cs-plain cs-terms">
            {rows.map(term => (
              <TermLine key={term.id} term={term} onEdit={() => setOpen(term)} />
            ))}
          </ul>
        )}
        <div className="cs-settings__chips">
          {more.available && (
            <Button small busy={more.busy} onClick={more.load}>
              {t('common.loadMore')}
            </Button>
          )}
          <Button small icon="plus" onClick={() => setOpen('new')}>
            {t('glossary.add')}
          </Button>
          <Button small icon="upload" onClick={() => setOpen('many')}>
            {t('glossary.addMany')}
          </Button>
        </div>
      </div>
      {open === 'many' && <ImportDialog onClose={close} />}
      {open !== null && open !== 'many' && <TermDialog term={open === 'new' ? null : open} onClose={close} />}
    </Card>
  );
}

function TermLine({ term, onEdit }: { term: Term; onEdit: () => void }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const add = useVerb(routes.addTerm, { invalidates: stale, onError: toasts.fail });
  const remove = useVerb(routes.deleteTerm, { invalidates: stale, onError: toasts.fail });
  const { id, isProtected, zh, en, bg } = term;
  const text = spoken(term);
  const takeOut = (): void =>
    remove.mutate(
      { params: { id } },
      {
        onSuccess: () =>
          toasts.show({
            tone: 'good',
            text: t('glossary.gone', { words: text }),
            undo: () => add.mutate({ body: { isProtected, zh, en, bg } }),
          }),
      },
    );
  return (
    <li>
      <span className="co-grow">{text}</span>
      {isProtected && (
        <Chip icon="lock" title={t('glossary.nameHint')}>
          {t('glossary.name')}
        </Chip>
      )}
      <IconButton icon="edit" small label={t('glossary.edit', { words: text })} onClick={onEdit} />
      <IconButton
        icon="trash"
        small
        label={t('glossary.delete', { words: text })}
        disabled={remove.isPending}
        onClick={takeOut}
      />
    </li>
  );
}
