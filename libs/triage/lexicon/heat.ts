import type { NamedHazard, Lexicon } from './entry';

const r = String.raw;

// In Bulgarian a lamp burns when it is lit.
const lampBg = r`(?:ламп|индикатор|светлин|диод|крушк)\p{L}*`;
const burnt = r`burn(?:ing|t|ed|s)?`;

/** Words for fire and what comes before it. */
export const heat: Lexicon<
  Extract<NamedHazard, 'fire' | 'smoke' | 'burning-smell' | 'sparks' | 'explosion' | 'battery'>
> = {
  fire: {
    en: [
      r`fires?(?! (?:up|off|exit|door|extinguisher|wall|proof|stick))`,
      r`flames?`,
      'in flames',
      'aflame',
      'ablaze',
      r`(?:is|are|was|were|started|starts|keeps) burning`,
      r`catch(?:es|ing)? fire`,
      r`ignit\p{L}*`,
    ],
    zh: [
      '着火',
      '起火',
      '火灾',
      '失火',
      '燃烧',
      '明火',
      '火苗',
      '火焰',
      '烧起来',
      '烧着了',
      '烧了起来',
      '冒火(?!花)',
    ],
    bg: [
      r`пожар(?!огас)\p{L}*`,
      r`огън(?:я|ят|че)?`,
      r`огнен\p{L}*`,
      r`пламъ\p{L}*`,
      r`пламн\p{L}*`,
      r`запали\p{L}*`,
      r`(?<!${lampBg} (?:\p{L}+ )?)(?:гори|горят)(?! (?:\p{L}+ )?(?:червен|зелен|жълт|син|бял|оранж|ламп|индикатор|светлин|диод|постоянно|непрекъснато))`,
      r`възпламен\p{L}*`,
      r`подпали\p{L}*`,
      r`po[jz]h?ar\p{L}*`,
    ],
  },
  smoke: {
    en: [r`smok(?:e|es|ed|ing|y)(?! (?:detector|area|zone|room|break))`, 'fumes'],
    zh: ['冒烟', '冒着烟', r`冒了?[\p{L}]{0,3}烟`, '[有出起]烟', '[浓黑白青]烟', '烟雾(?!报警器坏|探测器坏)'],
    bg: [
      'дим(?:а|ът|ящ)?',
      r`дим(?:и|ят|еше|яха|ене)`,
      'пуши(?!ло)',
      'пушат',
      'пушеше',
      r`пушек\p{L}*`,
      r`задим\p{L}*`,
      'dimi',
      'pushi',
      'pushek',
    ],
  },
  'burning-smell': {
    en: [
      r`(?:smell(?:s|ed|ing|y)?|odou?rs?|stench|stinks?|reeks?)(?:[^.!?\n]{0,30}) (?:${burnt}|scorch\p{L}*|melt\p{L}*|smok\p{L}*|plastic|rubber)`,
      r`${burnt} (?:\p{L}+ )?(?:smells?|odou?rs?|stench|plastic|rubber|wires?|wiring|cables?|insulation|plug|connector|socket)`,
      r`scorch(?:ed|ing)?`,
      r`melt(?:s|ed|ing)?`,
      r`char(?:red|ring)`,
    ],
    zh: [
      '焦味',
      '焦臭',
      '[糊煳]味',
      '焦糊',
      '烧焦',
      '烧[糊煳]',
      '(?:塑料|电线|橡胶|线路|插头|胶).{0,4}(?:烧|熔|融)',
      '熔化',
      '融化',
      '烧.{0,3}味',
    ],
    bg: [
      r`мири[^.!?\n]{0,30}(?:изгор\p{L}*|горя\p{L}*|гори|пърл\p{L}*|запърл\p{L}*|пластмас\p{L}*|гума\p{L}*|дим|кабел\p{L}*|изолаци\p{L}*)`,
      r`миризма[^.!?\n]{0,30}(?:изгор\p{L}*|горя\p{L}*|пърл\p{L}*|пластмас\p{L}*|дим|кабел\p{L}*|изолаци\p{L}*)`,
      r`разтоп\p{L}*`,
      r`стоп(?:и|ил|ила|ило|или|ен|ена|ено|ени|ява)`,
      'топи се',
      r`обгор\p{L}*`,
      r`овъгл\p{L}*`,
      r`mirishe na izgor\p{L}*`,
    ],
  },
  sparks: {
    en: ['sparks?', 'sparking', 'sparked', 'arcing', r`short[- ]?circuit\p{L}*`],
    zh: ['火花', '火星', '电弧', '跳火', '打火(?!机)', '短路'],
    bg: [r`искр\p{L}*`, r`къс(?:о|ото) съединение`, r`волтов\p{L}* дъга`, r`iskri`],
  },
  explosion: {
    en: [
      r`explo(?:de|des|ded|ding|sion|sions)`,
      'blew up',
      'blown up',
      'blowing up',
      r`(?:loud|big|huge) (?:bang|boom|pop)`,
      r`burst(?:s|ing)?`,
    ],
    zh: ['爆炸', '爆裂', '爆开', '炸[了开裂]', '巨响', '爆管', '砰'],
    bg: [
      r`експло\p{L}*`,
      r`взрив\p{L}*`,
      r`избухна\p{L}*`,
      r`гръмна\p{L}*`,
      r`гърмеж\p{L}*`,
      r`пръсна\p{L}* се`,
      r`се пръсна\p{L}*`,
    ],
  },
  battery: {
    en: [
      r`(?:swollen|bulging|swelling|leaking|burst|overheating) (?:battery|batteries|capacitor\p{L}*)`,
      r`(?:battery|batteries) (?:\p{L}+ ){0,2}(?:swollen|bulg\p{L}*|swell\p{L}*|leak\p{L}*)`,
      r`(?:acid|electrolyte)(?: \p{L}+){0,2} leak\p{L}*`,
    ],
    zh: ['(?:电池|电瓶|电容).{0,6}(?:鼓包|鼓起|膨胀|漏液|发烫)', '鼓包', '漏液'],
    bg: [
      r`(?:батери\p{L}*|акумулатор\p{L}*|кондензатор\p{L}*)[^.!?\n]{0,15}(?:подут\p{L}*|издут\p{L}*|изтек\p{L}*|теч\p{L}*)`,
      r`(?:подут\p{L}*|издут\p{L}*) (?:батери\p{L}*|акумулатор\p{L}*)`,
    ],
  },
};
