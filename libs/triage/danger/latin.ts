const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sht',
  ъ: 'a',
  ь: '',
  ю: 'iu',
  я: 'ia',
  ѝ: 'i',
};

/** Bulgarian in Latin letters, each sound in one way. */
export function inLatin(text: string): string {
  return text.replaceAll(/[а-яѝ]/gu, letter => letters[letter] ?? letter);
}

/** As people type it on a phone ("4ovek", "vratata q nqma"): the same ways as `inLatin`. */
const typed: readonly (readonly [RegExp, string])[] = [
  [/q|ya/gu, 'ia'],
  [/yu/gu, 'iu'],
  [/ts/gu, 'c'],
  [/y/gu, 'a'],
  [/j/gu, 'zh'],
  [/w/gu, 'v'],
  [/4/gu, 'ch'],
  [/6/gu, 'sh'],
];

export function asTyped(word: string): string {
  return typed.reduce((text, [from, to]) => text.replaceAll(from, to), word);
}
