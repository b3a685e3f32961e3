import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import {
  BottomSheet,
  Button,
  IconButton,
  LocaleSwitch,
  Notice,
  Switch,
  ThemeSwitch,
  useRoute,
  useVerb,
} from '#ui';
import { useT } from '../i18n';
import { useSharing } from '../position/sharing';

/** Language, look, position and leaving: away from the work, one press away. */
export function DayMenu(): ReactNode {
  const t = useT();
  const queries = useQueryClient();
  const sharing = useSharing();
  const me = useRoute(routes.me, {});
  const change = useVerb(routes.changeMe);
  const [isOpen, setOpen] = useState(false);
  const leave = useVerb(routes.endCurrentSession, { onSuccess: () => void queries.resetQueries() });
  return (
    <>
      <IconButton icon="menu" label={t('common.menu')} onClick={() => setOpen(true)} />
      <BottomSheet
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('day.signedInAs', { name: me.data?.person.name ?? '' })}
      >
        <div className="fi-form">
          <Switch
            label={t('share.off')}
            hint={t('share.on')}
            checked={sharing.state !== 'off'}
            onChange={event => sharing.turn(event.target.checked)}
          />
          {sharing.state === 'denied' && <Notice tone="warn">{t('share.denied')}</Notice>}
          {sharing.state === 'off-shift' && <Notice tone="info">{t('share.offShift')}</Notice>}
          <LocaleSwitch onChoose={locale => change.mutate({ body: { locale } })} />
          <ThemeSwitch iconOnly={false} />
          <Button icon="logout" busy={leave.isPending} onClick={() => leave.mutate({})}>
            {t('common.signOut')}
          </Button>
        </div>
      </BottomSheet>
    </>
  );
}
