import { useState } from 'react';
import type { ReactNode } from 'react';
import { mostImported, routes } from '#contracts';
import { Button, Dialog, ErrorNotice, Field, TextArea, useSharedT, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { exampleWords, termLanguages, termsIn } from './words';

/** Many terms at once, pasted a line each, as from a spreadsheet. */
export function ImportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const [text, setText] = useState('');
  const { terms, bad } = termsIn(text);
  const isMuch = terms.length > mostImported;
  const add = useVerb(routes.importTerms, {
    invalidates: [routes.listTerms],
    onSuccess: ({ added, known }) => {
      toasts.show({ tone: 'good', text: t('glossary.imported', { added, known }) });
      onClose();
    },
  });
  const wrong = isMuch
    ? t('glossary.tooMany', { most: mostImported })
    : bad.length > 0 && t('glossary.badLines', { lines: bad.slice(0, 5).join(', '), count: bad.length });
  const isReady = terms.length > 0 && bad.length === 0 && !isMuch;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('glossary.addMany')}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={add.isPending}
            disabled={!isReady}
            onClick={() => add.mutate({ body: { terms } })}
          >
            {t('glossary.addCount', { count: terms.length })}
          </Button>
        </>
      }
    >
      <div className="co-stack">
        <ErrorNotice error={add.error} />
        <p className="co-muted">{t('glossary.linesHint')}</p>
        <Field label={t('glossary.lines')} error={wrong}>
          <TextArea
            rows={8}
            maxLength={60_000}
            placeholder={termLanguages.map(language => exampleWords[language]).join('; ')}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}
