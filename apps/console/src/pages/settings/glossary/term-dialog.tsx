import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Term } from '#contracts';
import { ApiProblem, Checkbox, ErrorNotice, Field, Notice, TextInput, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { FormDialog } from '../../parts/form-dialog';
import { exampleWords, termLanguages, textOf, wordsOf } from './words';

/** One term, new or as it is. */
export function TermDialog({ term, onClose }: { term: Term | null; onClose: () => void }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [isProtected, setProtected] = useState(term?.isProtected ?? false);
  const [texts, setTexts] = useState({
    en: textOf(term?.en ?? []),
    zh: textOf(term?.zh ?? []),
    bg: textOf(term?.bg ?? []),
  });
  const done = {
    invalidates: [routes.listTerms],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('glossary.saved') });
      onClose();
    },
  };
  const add = useVerb(routes.addTerm, done);
  const change = useVerb(routes.changeTerm, done);
  const error = add.error ?? change.error;
  const isKnown = error instanceof ApiProblem && error.code === 'already-exists';
  const words = { en: wordsOf(texts.en), zh: wordsOf(texts.zh), bg: wordsOf(texts.bg) };
  const spokenIn = termLanguages.filter(language => words[language].length > 0).length;
  const isReady = spokenIn >= (isProtected ? 1 : 2);
  const save = (): void => {
    if (!isReady) return;
    const body = { isProtected, ...words };
    if (term) change.mutate({ params: { id: term.id }, body: { ...body, version: term.version } });
    else add.mutate({ body });
  };
  return (
    <FormDialog
      title={t(term ? 'glossary.editTitle' : 'glossary.addTitle')}
      action={t('glossary.save')}
      busy={add.isPending || change.isPending}
      disabled={!isReady}
      onSubmit={save}
      onClose={onClose}
    >
      {error && (isKnown ? <Notice tone="bad">{t('glossary.known')}</Notice> : <ErrorNotice error={error} />)}
      <p className="co-muted">{t(isProtected ? 'glossary.nameHint' : 'glossary.termHint')}</p>
      {termLanguages.map(language => (
        <Field key={language} label={t(`glossary.words.${language}`)}>
          <TextInput
            lang={language}
            maxLength={600}
            placeholder={exampleWords[language]}
            value={texts[language]}
            onChange={event => setTexts({ ...texts, [language]: event.target.value })}
          />
        </Field>
      ))}
      <Checkbox
        label={t('glossary.isName')}
        checked={isProtected}
        onChange={event => setProtected(event.target.checked)}
      />
    </FormDialog>
  );
}
