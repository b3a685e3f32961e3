import { useState } from 'react';
import type { ReactNode } from 'react';
import { PublicToken } from '#contracts';
import { Button, Card, Field, TextInput } from '#ui';
import { useT } from './i18n';
import { navigate } from './routing';

/** The code of a label typed by hand: at the start, and wherever a label or a link leads nowhere. */
export function CodeEntry(): ReactNode {
  const t = useT();
  const [code, setCode] = useState('');
  const [isBad, setBad] = useState(false);
  const open = (): void => {
    const token = PublicToken.safeParse(code.trim());
    if (token.success) navigate(`/e/${token.data}`);
    else setBad(true);
  };
  return (
    <Card>
      <form
        className="po-form"
        onSubmit={event => {
          event.preventDefault();
          open();
        }}
      >
        <Field
          label={t('start.code')}
          hint={t('start.codeHint')}
          error={isBad ? t('start.badCode') : undefined}
        >
          <TextInput
            value={code}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            onChange={event => (setCode(event.target.value), setBad(false))}
          />
        </Field>
        <Button type="submit" kind="primary" wide icon="search">
          {t('start.open')}
        </Button>
      </form>
    </Card>
  );
}
