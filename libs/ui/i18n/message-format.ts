/**
 * A small subset of ICU MessageFormat: `{name}`, `{count, plural, =0 {none} one {# job} other {# jobs}}` and
 * `{kind, select, a {..} other {..}}`, nested. `#` is the number of the nearest plural. A quote is a quote:
 * there is no escaping, since no message of ours needs a literal brace.
 */
export type MessageParams = Readonly<Record<string, string | number>>;

type Part =
  | string
  | { kind: 'value'; name: string }
  | { kind: 'number' }
  | { kind: 'choice'; type: 'plural' | 'select'; name: string; cases: Map<string, Part[]> };

const parsed = new Map<string, Part[]>();

export function formatMessage(locale: string, message: string, params: MessageParams = {}): string {
  if (!message.includes('{')) return message;
  let parts = parsed.get(message);
  if (!parts) {
    parts = parseMessage(message);
    parsed.set(message, parts);
  }
  return render(locale, parts, params, undefined);
}

/** Names of the parameters that a message uses, for comparing translations. Throws SyntaxError on a broken message. */
export function parameterNames(message: string): string[] {
  const names = new Set<string>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === 'string' || part.kind === 'number') continue;
      names.add(part.name);
      if (part.kind === 'choice') for (const branch of part.cases.values()) visit(branch);
    }
  };
  visit(parseMessage(message));
  return [...names].sort();
}

function render(
  locale: string,
  parts: readonly Part[],
  params: MessageParams,
  count: number | undefined,
): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (part.kind === 'number')
      text += count === undefined ? '#' : new Intl.NumberFormat(locale).format(count);
    else if (part.kind === 'value') text += show(locale, params[part.name]);
    else text += renderChoice(locale, part, params, count);
  }
  return text;
}

function show(locale: string, value: string | number | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
}

function renderChoice(
  locale: string,
  choice: Extract<Part, { kind: 'choice' }>,
  params: MessageParams,
  outer: number | undefined,
): string {
  const value = params[choice.name];
  if (choice.type === 'select') {
    const branch = choice.cases.get(String(value)) ?? choice.cases.get('other') ?? [];
    return render(locale, branch, params, outer);
  }
  const count = Number(value ?? 0);
  const rule = new Intl.PluralRules(locale).select(count);
  const branch = choice.cases.get(`=${count}`) ?? choice.cases.get(rule) ?? choice.cases.get('other') ?? [];
  return render(locale, branch, params, count);
}

function parseMessage(message: string): Part[] {
  let at = 0;

  const fail = (why: string): never => {
    throw new SyntaxError(`${why} at ${at} in message "${message}"`);
  };
  const skipSpace = (): void => {
    while (/\s/.test(message[at] ?? '')) at += 1;
  };
  const word = (): string => {
    skipSpace();
    const start = at;
    while (/[\w=.-]/.test(message[at] ?? '')) at += 1;
    if (at === start) fail('a name is missing');
    return message.slice(start, at);
  };

  const parts = (inChoice: boolean): Part[] => {
    const found: Part[] = [];
    let text = '';
    const flush = (): void => {
      if (text) found.push(text);
      text = '';
    };
    while (at < message.length) {
      const character = message[at] ?? '';
      if (character === '}') {
        if (!inChoice) fail('a brace closes nothing');
        break;
      }
      at += 1;
      if (character === '{') {
        flush();
        found.push(argument());
      } else if (character === '#' && inChoice) {
        flush();
        found.push({ kind: 'number' });
      } else text += character;
    }
    flush();
    return found;
  };

  const argument = (): Part => {
    const name = word();
    skipSpace();
    if (message[at] === '}') {
      at += 1;
      return { kind: 'value', name };
    }
    if (message[at] !== ',') fail('a comma or a closing brace is missing');
    at += 1;
    const type = word();
    if (type !== 'plural' && type !== 'select')
      throw new SyntaxError(`"${type}" is neither plural nor select`);
    skipSpace();
    if (message[at] !== ',') fail('a comma is missing');
    at += 1;
    const cases = new Map<string, Part[]>();
    for (skipSpace(); message[at] !== '}'; skipSpace()) {
      if (at >= message.length) fail('a brace is not closed');
      const label = word();
      skipSpace();
      if (message[at] !== '{') fail('a brace is missing');
      at += 1;
      cases.set(label, parts(true));
      if (message[at] !== '}') fail('a brace is not closed');
      at += 1;
    }
    at += 1;
    if (!cases.has('other')) fail('the case "other" is missing');
    return { kind: 'choice', type, name, cases };
  };

  return parts(false);
}
