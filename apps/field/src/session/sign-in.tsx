import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Icon, LocaleSwitch, SignInForm, ThemeSwitch, useVerb } from '#ui';

export function SignIn({ onDone }: { onDone: () => void }): ReactNode {
  const start = useVerb(routes.startSession, { onSuccess: onDone });
  return (
    <main className="fi-sign-in">
      <p className="fi-sign-in__mark">
        <Icon name="wrench" size={34} />
      </p>
      <h1>Callout</h1>
      <SignInForm
        className="fi-form"
        busy={start.isPending}
        error={start.error}
        onSubmit={body => start.mutate({ body })}
      />
      <div className="fi-sign-in__foot">
        <LocaleSwitch />
        <ThemeSwitch />
      </div>
    </main>
  );
}
