/** What stands for what in a text that leaves the house. */
export interface Masked {
  text: string;
  /** Token to original, for the reply to the same customer. */
  originals: ReadonlyMap<string, string>;
}

type Kind = 'EMAIL' | 'LINK' | 'ACCOUNT' | 'PHONE' | 'NAME' | 'ADDRESS' | 'PLATE';

const r = String.raw;
// Chinese is written without spaces: only letters of other scripts make a number part of a word.
const before = r`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])`;
const after = r`(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])`;
const capital = r`\p{Lu}(?:['’]?\p{Lu})?[\p{Ll}]+(?:[’'-]\p{Lu}?\p{Ll}+)*`;
const name = r`${capital}(?: ${capital}){0,2}`;

// Family names of most of China, and those of two characters.
const families =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭马方任袁柳史唐薛雷贺罗毕郝安常傅康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮季贾江童郭梅林徐邱骆高夏蔡田胡凌霍万柯卢莫丁邓洪石崔龚程陆翁侯武刘叶白赖卓乔';
const chinese = r`(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|[${families}])\p{Script=Han}{1,2}`;
const titles = '先生|女士|小姐|经理|师傅|工程师|老师|主任|医生';
const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/**
 * In this order: an address with a number in it is no phone. A serial number or an error code has letters or is short; those
 * stay, they are what triage is about.
 */
const finders: readonly (readonly [Kind, RegExp])[] = [
  ['EMAIL', /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu],
  ['LINK', /(?:https?:\/\/|www\.)\S+/giu],
  ['PLATE', new RegExp(r`[${provinces}][A-Z][·・ ]?[A-Z0-9]{5,6}${after}`, 'gu')],
  ['PLATE', new RegExp(r`${before}[АВЕКМНОРСТУХ]{1,2} ?\d{4} ?[АВЕКМНОРСТУХ]{1,2}${after}`, 'gu')],
  [
    'PLATE',
    /(?<=(?:plates?|registration|licen[cs]e|рег\.? ?№?|(?:кола|автомобил|бус)\p{L}* с номер)(?: number| no\.?| is)?[:\s]{1,2})[\p{Lu}\p{N}](?:[ -]?[\p{Lu}\p{N}]){4,9}/giu,
  ],
  ['ACCOUNT', new RegExp(r`${before}[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?${after}`, 'gu')],
  [
    'ACCOUNT',
    new RegExp(r`${before}(?<!-)\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?: ?\d{1,3})?[Xx]?${after}(?!-)`, 'gu'),
  ],
  ['ACCOUNT', new RegExp(r`${before}\d{17}[\dXx]${after}`, 'gu')],
  ['ACCOUNT', new RegExp(r`${before}(?<!-)\d{3}-\d{2}-\d{4}${after}(?!-)`, 'gu')],
  ['PHONE', new RegExp(r`${before}\+\d{1,3}(?:[ ().\-/]*\d){6,13}`, 'gu')],
  ['PHONE', new RegExp(r`${before}\(\d{2,4}\)[ -]?\d{3,4}[ -]?\d{3,4}${after}`, 'gu')],
  ['PHONE', new RegExp(r`${before}(?<!-)0\d{1,4}(?:[ ().\-/]*\d){5,9}${after}(?!-)`, 'gu')],
  ['PHONE', new RegExp(r`${before}(?<!-)1[3-9]\d[ -]?\d{4}[ -]?\d{4}${after}(?!-)`, 'gu')],
  [
    'PHONE',
    /(?<=(?:phone|tel|call (?:me )?(?:on|at)|text me|mobile|телефон|тел|моб|电话|手机|致电)(?: is| е|是)?[.:：\s]{0,3})\d[\d ().\-/]{4,14}\d/giu,
  ],
  // Nine digits in a row are somebody's, and no serial number that is known.
  ['ACCOUNT', new RegExp(r`${before}(?<!-)\d{9,}${after}(?!-)`, 'gu')],
  [
    'ADDRESS',
    /(?<!\p{L})(?:ул\.|улица|бул\.|булевард|ж\.?к\.|кв\.)\s?[„"“]?(?:\p{Lu}\. ?)*[\p{Lu}\p{N}][\p{L}\p{N} -]{1,40}[”"“]?(?:\s?№?\s?\d{1,4}\p{L}?(?!\p{L}))?(?:,?\s?(?:бл|вх|ет|ап)\.?\s?(?:\p{N}{1,3}\p{L}?|\p{Lu})(?!\p{L}))*/gu,
  ],
  [
    'ADDRESS',
    /\d{1,5}[A-Z]? (?:\p{Lu}[\p{L}’'-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Square|Sq|Boulevard|Blvd|Court|Ct|Way|Close|Place)\b\.?(?:,? (?:Apt|Apartment|Suite|Flat|Floor|Room)\.? ?[\p{N}\p{L}-]{1,5})?/gu,
  ],
  [
    'ADDRESS',
    /(?:\p{Script=Han}{2,3}(?:省|市|区|县)){0,3}\p{Script=Han}{1,6}(?:路|街|大道|巷|弄)\p{N}{1,5}号(?:\p{N}{1,4}(?:室|楼|单元|栋|层))*/gu,
  ],
  [
    'NAME',
    new RegExp(
      r`(?<=(?:[Mm]y name is|[Tt]his is|[Rr]egards,?|[Ww]ishes,?|[Tt]hanks,|I am|I'm|I’m|[Cc]ontact(?: person)?:?|[Aa]sk for|[Cc]all|[Cc]ustomer is) {1,2}|(?:[Rr]egards|[Ww]ishes|[Tt]hanks),?\n)${name}`,
      'gu',
    ),
  ],
  [
    'NAME',
    new RegExp(
      r`(?<=(?:[Кк]азвам се|[Аа]з съм|[Ии]мето ми е|[Пп]оздрави,?|[Тт]ърсете|[Уу]важение,?|[Кк]онтакт:?|[Кк]лиентът е)\s{1,2})${name}`,
      'gu',
    ),
  ],
  ['NAME', new RegExp(r`(?<=(?:Mr|Mrs|Ms|Dr)\.? |[Гг]-н |[Гг]-жа |[Ии]нж\. )${name}`, 'gu')],
  [
    'NAME',
    new RegExp(
      r`(?<=叫|我是|名字是|姓名(?:是|为)?[:：]?|联系人?[:：]?|找|收件人[:：]?|(?:报修|负责|经办|收货)人[:：]?|司机|客户(?:是|为)?[:：]?|本人)${chinese}(?=[，,。.；;:：、（(\s的]|${titles}|$)`,
      'gu',
    ),
  ],
  ['NAME', new RegExp(r`${chinese}(?=${titles}|敬上|谨上|[（(])|[${families}](?=${titles})`, 'gu')],
  ['NAME', new RegExp(r`(?<=^|\n|[。，,] ?)${chinese}(?=\n|$)`, 'gu')],
];

/** Words that begin a sentence or name a day, and no person. */
const noNames =
  /^(?:please|hello|hi|dear|thanks?|regards|error|alarm|code|unit|machine|model|serial|contact|customer|mr|mrs|ms|dr|the|this|that|my|our|it|we|i|if|when|and|but|no|not|yes|on|in|at|after|since|again|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|моля|здравейте|здравей|поздрави|грешка|аларма|код|машина|контакт|клиент|тел|от|на|и|но|ако|когато|понеделник|вторник|сряда|четвъртък|петък|събота|неделя|инж|г|ул|бул)$/iu;
const pairs = new RegExp(r`${before}${capital}(?: ${capital}){1,2}${after}`, 'gu');

/** Two or three capitalised words in a row, unless everything about them is known: parts and faults are written so, too. */
function pairsIn(text: string, keep: ReadonlySet<string>): string[] {
  return [...text.matchAll(pairs)].flatMap(([found]) => {
    const words = found.split(' ');
    while (words.length > 0 && noNames.test(words[0] ?? '')) words.shift();
    const isKnown = words.every(word => keep.has(word.toLowerCase()));
    return words.length < 2 || isKnown ? [] : [words.join(' ')];
  });
}

/**
 * Replaces personal data by tokens like [PHONE_1]; the same value is the same token. `known` are names that stand in the records
 * of the request, found wherever they are written; `keep` are words of the catalogue, in lower case, that are no names and no
 * numbers of somebody. Rather masks a word too many: what a unit is called is told to a model apart from the text. O(text x kinds).
 */
export function mask(
  text: string,
  known: readonly string[] = [],
  keep: ReadonlySet<string> = new Set(),
): Masked {
  const tokens = new Map<string, string>();
  const counts = new Map<Kind, number>();
  const tokenFor = (kind: Kind, value: string): string => {
    const kept = tokens.get(value);
    if (kept) return kept;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const token = `[${kind}_${count}]`;
    tokens.set(value, token);
    return token;
  };
  let masked = text;
  for (const person of known.filter(one => one.trim().length > 1).toSorted((a, b) => b.length - a.length))
    masked = masked.replaceAll(person, found => tokenFor('NAME', found));
  for (const [kind, expression] of finders)
    masked = masked.replaceAll(expression, found =>
      /\[[A-Z]+_\d+\]/.test(found) || keep.has(found.toLowerCase()) ? found : tokenFor(kind, found),
    );
  for (const person of pairsIn(masked, keep)) masked = masked.replaceAll(person, tokenFor('NAME', person));
  return { text: masked, originals: new Map([...tokens].map(([value, token]) => [token, value])) };
}

/** Puts the originals back. */
export function unmask(text: string, { originals }: Masked): string {
  return text.replaceAll(/\[[A-Z]+_\d+\]/g, token => originals.get(token) ?? token);
}
