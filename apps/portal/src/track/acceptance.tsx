import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Tracking } from '#contracts';
import { Button, Card, ErrorNotice, Field, Stars, TextArea, TextInput } from '#ui';
import { useT } from '../i18n';
import { useAccept } from './talk';

/** The customer's yes: a rating, a name, and that is the end of it. */
export function Acceptance({ tracking }: { tracking: Tracking }): ReactNode {
  const t = useT();
  const { accept, isPending, error } = useAccept(tracking.workOrder?.id ?? null);
  return (
    <AcceptanceForm
      solution={tracking.visit?.solution ?? null}
      busy={isPending}
      error={error}
      title={t(tracking.acceptance ? 'accept.rateTitle' : 'accept.title')}
      signedBy={tracking.acceptance?.name ?? null}
      onAccept={accept}
    />
  );
}

export interface AcceptanceFormProps {
  title: string;
  solution: string | null;
  /** Signed on site already: what is left is the rating. */
  signedBy: string | null;
  busy: boolean;
  error: unknown;
  onAccept: (acceptance: { name: string; rating: number; comment: string | null }) => void;
}

export function AcceptanceForm({
  title,
  solution,
  signedBy,
  busy,
  error,
  onAccept,
}: AcceptanceFormProps): ReactNode {
  const t = useT();
  const [rating, setRating] = useState(0);
  const [name, setName] = useState(signedBy ?? '');
  const [comment, setComment] = useState('');
  const [isChecked, setChecked] = useState(false);
  return (
    <Card title={title}>
      <form
        className="po-form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          setChecked(true);
          if (rating > 0 && name.trim() !== '')
            onAccept({ name: name.trim(), rating, comment: comment.trim() || null });
        }}
      >
        {solution && <p className="po-words">{solution}</p>}
        <p className="co-muted">{signedBy ? t('accept.signed', { name: signedBy }) : t('accept.lead')}</p>
        <div className="po-rating">
          <Stars label={t('accept.rating')} value={rating} onChange={setRating} size={38} />
          {isChecked && rating === 0 && (
            <p className="po-error" role="alert">
              {t('accept.noRating')}
            </p>
          )}
        </div>
        <Field
          label={t('accept.name')}
          error={isChecked && name.trim() === '' ? t('report.noName') : undefined}
        >
          <TextInput
            value={name}
            autoComplete="name"
            maxLength={200}
            onChange={event => setName(event.target.value)}
          />
        </Field>
        <Field label={t('accept.comment')} optional>
          <TextArea
            rows={2}
            maxLength={2_000}
            value={comment}
            onChange={event => setComment(event.target.value)}
          />
        </Field>
        <ErrorNotice error={error} />
        <Button type="submit" kind="primary" wide icon="check" busy={busy}>
          {t(signedBy ? 'accept.rate' : 'accept.do')}
        </Button>
      </form>
    </Card>
  );
}
