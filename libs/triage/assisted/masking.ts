/** What stands for what in a text that leaves the house. */
export interface Masked {
  text: string;
  /** Token to original, for the reply to the same customer. */
  originals: ReadonlyMap<string, string>;
}

type Kind = 'EMAIL' | 'LINK' | 'ACCOUNT' | 'PHONE' | 'NAME' | 'ADDRESS';

const name = String.raw`\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}`;

// Family names of most of China, before a form of address.
const families =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭马方任袁柳史唐薛雷贺罗毕郝安常傅康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮季贾江童郭梅林徐邱骆高夏蔡田胡凌霍万柯卢莫丁邓洪石崔龚程陆翁侯武刘叶白赖卓乔';

/**
 * In this order: an address with a number in it is no phone. A serial number or an error code has letters or is short; those
 * stay, they are what triage is about.
 */
const finders: readonly (readonly [Kind, RegExp])[] = [
  ['EMAIL', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu],
  ['LINK', /(?:https?:\/\/|www\.)\S+/giu],
  ['ACCOUNT', /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu],
  ['ACCOUNT', /(?<![\p{L}\p{N}-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\p{L}\p{N}-])/gu],
  ['PHONE', /(?<![\p{L}\p{N}])\+\d{1,3}(?:[ ().\-/]*\d){6,13}/gu],
  ['PHONE', /(?<![\p{L}\p{N}-])0\d{1,4}(?:[ ().\-/]*\d){5,9}(?![\p{L}\p{N}-])/gu],
  ['PHONE', /(?<![\p{N}-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\p{N}-])/gu],
  [
    'PHONE',
    /(?<=(?:phone|tel|call me (?:on|at)|mobile|телефон|тел|电话|手机|致电)[.:：\s]{0,3})\d[\d ().\-/]{4,14}\d/giu,
  ],
  [
    'ADDRESS',
    /(?<!\p{L})(?:ул\.|улица|бул\.|булевард|ж\.?к\.|кв\.)\s?[„"“]?[\p{Lu}\p{N}][\p{L}\p{N} .-]{1,40}[”"“]?(?:\s?№?\s?\d{1,4}\p{L}?)?(?:,?\s?(?:бл|вх|ет|ап)\.?\s?\p{N}{1,3}\p{L}?)*/gu,
  ],
  [
    'ADDRESS',
    /\d{1,5} (?:\p{Lu}[\p{L}’'-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Square|Boulevard|Blvd)\b\.?/gu,
  ],
  ['ADDRESS', /\p{Script=Han}{2,6}(?:路|街|大道|巷)\p{N}{1,5}号(?:\p{N}{1,4}(?:室|楼|单元|栋))*/gu],
  [
    'NAME',
    new RegExp(
      `(?<=(?:[Mm]y name is|[Tt]his is|[Rr]egards,?|[Tt]hanks,|I am|I'm|I’m|contact|ask for) {1,2}|[Rr]egards,?\\n)${name}`,
      'gu',
    ),
  ],
  [
    'NAME',
    new RegExp(
      `(?<=(?:[Кк]азвам се|[Аа]з съм|[Ии]мето ми е|[Пп]оздрави,?|[Тт]ърсете|с уважение,?)\\s{1,2})${name}`,
      'gu',
    ),
  ],
  ['NAME', new RegExp(`(?<=(?:Mr|Mrs|Ms|Dr)\\.? |г-н |г-жа |инж\\. )${name}`, 'gu')],
  ['NAME', /(?<=我叫|我是|名字是|联系人[:：]?|请找)\p{Script=Han}{2,3}(?=[，,。.；;\s]|$)/gu],
  ['NAME', new RegExp(`[${families}](?:先生|女士|经理|师傅|工程师|老师)`, 'gu')],
];

/**
 * Replaces personal data by tokens like [PHONE_1]; the same value is the same token. `known` are names that stand in the records
 * of the request, found wherever they are written. O(text x kinds).
 */
export function mask(text: string, known: readonly string[] = []): Masked {
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
      /\[[A-Z]+_\d+\]/.test(found) ? found : tokenFor(kind, found),
    );
  return { text: masked, originals: new Map([...tokens].map(([value, token]) => [token, value])) };
}

/** Puts the originals back. */
export function unmask(text: string, { originals }: Masked): string {
  return text.replaceAll(/\[[A-Z]+_\d+\]/g, token => originals.get(token) ?? token);
}
