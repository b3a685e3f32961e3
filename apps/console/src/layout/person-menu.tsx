import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import {
  Avatar,
  Button,
  Icon,
  LocaleSwitch,
  Popover,
  routeKey,
  ThemeSwitch,
  useDynamicT,
  useVerb,
} from '#ui';
import { useT } from '../i18n';
import { navigate } from '../routing';
import { useMe } from '../session';

/** Who is signed in, the language, the appearance, the way out. */
export function PersonMenu(): ReactNode {
  const t = useT();
  const role = useDynamicT()('role', useMe().person.role);
  const { person } = useMe();
  return (
    <Popover
      renderTrigger={trigger => (
        <button type="button" className="cs-person" title={t('shell.person')} {...trigger}>
          <Avatar name={person.name} size={28} />
          <span className="cs-person__text">
            <span className="co-clip">{person.name}</span>
            <small className="co-clip">{role}</small>
          </span>
          <Icon name="chevronDown" size={14} />
        </button>
      )}
    >
      <Panel />
    </Popover>
  );
}

function Panel(): ReactNode {
  const t = useT();
  const { person } = useMe();
  const queries = useQueryClient();
  const keep = useVerb(routes.changeMe, {
    onSuccess: me => queries.setQueryData(routeKey(routes.me), me),
  });
  const leave = useVerb(routes.endCurrentSession, {
    onSuccess: () => {
      queries.clear();
      navigate('/sign-in');
    },
  });
  return (
    <div className="cs-person__panel">
      <div className="cs-person__head">
        <strong>{person.name}</strong>
        <span className="co-muted">{person.email}</span>
        <span className="co-faint">{person.organisationName}</span>
      </div>
      <div className="cs-person__row">
        <span className="co-label">{t('common.language')}</span>
        <LocaleSwitch onChoose={locale => keep.mutate({ body: { locale } })} />
      </div>
      <div className="cs-person__row">
        <span className="co-label">{t('shell.appearance')}</span>
        <ThemeSwitch />
      </div>
      <Button icon="logout" wide busy={leave.isPending} onClick={() => leave.mutate({})}>
        {t('common.signOut')}
      </Button>
    </div>
  );
}
