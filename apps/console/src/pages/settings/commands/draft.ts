import { ModelCommand } from '#contracts';
import type { LocalText } from '#contracts';

/** A command as it stands in the form: numbers are what was typed. */
export interface CommandDraft {
  name: string;
  title: Required<LocalText>;
  effect: Required<LocalText>;
  faultCodes: readonly string[];
  metric: string;
  low: string;
  high: string;
  safe: boolean;
  byCustomer: boolean;
  timeoutSeconds: string;
}

const full = (text?: LocalText): Required<LocalText> => ({
  en: text?.en ?? '',
  zh: text?.zh ?? '',
  bg: text?.bg ?? '',
});

export const draftOf = (command: ModelCommand | null): CommandDraft => ({
  name: command?.name ?? '',
  title: full(command?.title),
  effect: full(command?.effect),
  faultCodes: command?.faultCodes ?? [],
  metric: command?.precondition?.metric ?? '',
  low: command?.precondition?.low?.toString() ?? '',
  high: command?.precondition?.high?.toString() ?? '',
  safe: command?.safe ?? false,
  byCustomer: command?.byCustomer ?? false,
  timeoutSeconds: (command?.timeoutSeconds ?? 20).toString(),
});

/** The command that the form says, or null as long as something is missing or cannot be. */
export function commandOf(draft: CommandDraft): ModelCommand | null {
  const { metric, low, high, timeoutSeconds, ...plain } = draft;
  const said = ModelCommand.safeParse({
    ...plain,
    name: plain.name.trim(),
    title: spoken(plain.title),
    effect: spoken(plain.effect),
    precondition: metric === '' ? null : { metric, low: numberOf(low), high: numberOf(high) },
    timeoutSeconds: numberOf(timeoutSeconds),
  });
  return said.success ? said.data : null;
}

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** A language that is left out falls back to English; an empty text would be shown as it is. */
const spoken = (text: Required<LocalText>): LocalText =>
  Object.assign(
    { en: text.en.trim() },
    ...(['zh', 'bg'] as const).map(locale => (text[locale].trim() ? { [locale]: text[locale].trim() } : {})),
  );
