import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, Card, ErrorNotice, Field, Notice, TextInput, useLocale, useVerb } from '#ui';
import { useT } from '../i18n';
import { navigate } from '../routing';

/** Back to the own report without its link: six digits to the address that was given. */
export function CodeForm({ onBack }: { onBack: () => void }): ReactNode {
  const t = useT();
  const { locale } = useLocale();
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const ask = useVerb(routes.requestCode);
  const redeem = useVerb(routes.redeemCode, {
    onSuccess: found => navigate(found.trackingPath.replace(/^\/portal/, '')),
  });
  const isAsked = ask.isSuccess;
  return (
    <Card>
      <form
        className="po-form"
        onSubmit={event => {
          event.preventDefault();
          if (isAsked) redeem.mutate({ body: { email: email.trim(), code } });
          else ask.mutate({ body: { email: email.trim(), locale } });
        }}
      >
        <h2>{t('code.title')}</h2>
        <p className="co-muted">{t('code.lead')}</p>
        <Field label={t('code.email')}>
          <TextInput
            type="email"
            required
            autoComplete="email"
            value={email}
            readOnly={isAsked}
            onChange={event => setEmail(event.target.value)}
          />
        </Field>
        {isAsked && (
          <>
            <Notice tone="info">{t('code.sent')}</Notice>
            <Field label={t('code.digits')}>
              <TextInput
                className="po-digits"
                inputMode="numeric"
                autoComplete="one-time-code"
                pattern="\d{6}"
                maxLength={6}
                required
                value={code}
                onChange={event => setCode(event.target.value.replaceAll(/\D/g, ''))}
              />
            </Field>
          </>
        )}
        <ErrorNotice error={redeem.error ?? ask.error} />
        <div className="po-buttons">
          <Button kind="quiet" icon="chevronLeft" onClick={onBack}>
            {t('common.back')}
          </Button>
          {isAsked && (
            <Button kind="quiet" onClick={() => (ask.reset(), redeem.reset(), setCode(''))}>
              {t('code.again')}
            </Button>
          )}
          <Button type="submit" kind="primary" busy={ask.isPending || redeem.isPending}>
            {t(isAsked ? 'code.open' : 'code.send')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
