import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { PersonSought } from '#contracts';
import { Button, Confirm, ErrorNotice, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';

/** While something is in dispute: what is kept stays, and nothing is done with it. */
export function RestrictButton(props: {
  sought: PersonSought;
  isRestricted: boolean;
  onChange: () => void;
}): ReactNode {
  const { sought, isRestricted, onChange } = props;
  const t = useT();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const restrict = useVerb(routes.restrictPersonalData, {
    onSuccess: ({ restrictedAt }) => {
      toasts.show({ tone: 'good', text: t(restrictedAt ? 'privacy.restricted' : 'privacy.lifted') });
      setAsking(false);
      onChange();
    },
  });
  const verb = t(isRestricted ? 'privacy.lift' : 'privacy.restrict');
  return (
    <>
      <Button icon={isRestricted ? 'play' : 'pause'} onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <Confirm
        open={isAsking}
        title={verb}
        action={verb}
        kind="primary"
        busy={restrict.isPending}
        onConfirm={() => restrict.mutate({ body: { ...sought, restricted: !isRestricted } })}
        onClose={() => setAsking(false)}
      >
        {t(isRestricted ? 'privacy.liftText' : 'privacy.restrictText')}
        <ErrorNotice error={restrict.error} />
      </Confirm>
    </>
  );
}
