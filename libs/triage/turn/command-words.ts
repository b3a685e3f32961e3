import { inLocale } from '../model';
import type { LocalText, TriageLocale } from '../model';
import type { TurnRecord } from './model';
import { recordLine, turnPhrases } from './speak';

/** What is said about a command that a person offers: the very words of the assistant, and nothing but the record says that it was done. */
export interface CommandWords {
  offer: (command: { title: LocalText; effect: LocalText }) => string;
  buttons: { confirm: string; decline: string };
  confirmed: (title: LocalText) => string;
  blocked: (title: LocalText) => string;
  record: (record: TurnRecord) => string;
}

export function commandWords(locale: TriageLocale): CommandWords {
  const say = turnPhrases[locale];
  const { confirm, decline } = say.buttons;
  return {
    offer: ({ title, effect }) =>
      [say.commandOffer(inLocale(title, locale)), inLocale(effect, locale), say.commandNeedsButton].join(
        '\n',
      ),
    buttons: { confirm, decline },
    confirmed: title => say.commandConfirmed(inLocale(title, locale)),
    blocked: title => say.commandBlocked(inLocale(title, locale)),
    record: record => recordLine(record, say).join('\n'),
  };
}
