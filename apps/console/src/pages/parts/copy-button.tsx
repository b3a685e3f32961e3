import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, useSharedT } from '#ui';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }): ReactNode {
  const t = useSharedT();
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    });
  };
  return (
    <Button small icon={isCopied ? 'check' : 'copy'} aria-live="polite" onClick={copy}>
      {isCopied ? t('common.copied') : (label ?? t('common.copy'))}
    </Button>
  );
}
