import type { ReactNode } from 'react';
import type { AssistantButton, MessageOffer } from '#contracts';
import { Button } from '#ui';
import type { ButtonKind } from '#ui';

interface OfferProps {
  offer: MessageOffer;
  /** What is answered. */
  title: ReactNode;
  busy: boolean;
  onPress: (button: AssistantButton, value?: string) => void;
}

/** What can be answered by a finger. The way to a person stands below, always. */
export function Offer({ offer, title, busy, onPress }: OfferProps): ReactNode {
  const buttons = offer.buttons.filter(one => one.button !== 'person');
  if (buttons.length === 0) return null;
  return (
    <fieldset className="po-offer">
      <legend className="co-faint">{title}</legend>
      {buttons.map(({ button, label, value }) => (
        <Button
          key={`${button} ${value ?? ''}`}
          kind={kindOf(button)}
          wide
          busy={busy}
          onClick={() => onPress(button, value)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

function kindOf(button: AssistantButton): ButtonKind {
  if (button === 'in-danger') return 'danger';
  return button === 'solved' || button === 'confirm' ? 'primary' : 'secondary';
}
