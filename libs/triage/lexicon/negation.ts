import type { LexiconLanguage } from './entry';

/** What stands directly before a word of danger when there is none: negators, then only words that may lie between. */
export const negators: Record<LexiconLanguage, RegExp> = {
  en: /(?<![\p{L}'’])(?:no|not|never|without|neither|nor|nobody|no one|none|nothing|isn['’]?t|wasn['’]?t|aren['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|hasn['’]?t|haven['’]?t)(?: (?:any|a|an|the|visible|actual|obvious|real|signs?|traces?|evidence|of|smells?|risk|danger|been|was|were|is|are|got|seem to be|people|persons?|person|see|seeing|notice|have|has|there|on|or|nor|to be|smoke|fire|flames?|sparks?|injur(?:y|ies)|damage))*[ ,]*$/u,
  zh: /(?:(?<![有])没有?|无|未|并不|不是|不|没见|没闻|没看)(?:任何|明显|什么|发生|出现|看|见|到|闻|发现|有|造成|人员|人|被|烟|火|和|或者?|、|也|会|是)*$/u,
  bg: /(?<!\p{L})(?:няма|нямаше|без|не|нито|никакъв|никаква|никакви|никакво|никой|липсва)(?: (?:никакъв|никаква|никакви|никакво|видим|видима|видими|следи|следа|от|да|се|има|е|са|беше|вижда|виждам|усеща|усещам|мирише|миризма|на|или|нито|наличие|опасност|риск|хора|дим|пожар|огън|искри|пламъци|пострадали))*[ ,]*$/u,
};

/** The danger is over but was there: the negation is not believed. */
export const pastMarkers: Record<LexiconLanguage, { before: RegExp; after: RegExp }> = {
  en: {
    before: /(?:no (?:longer|more)|(?:but|now) (?:there is )?no)[^.!?\n]*$/u,
    after: /^[^.!?\n]{0,12}(?:any ?more|any longer|right now|at the moment|now)/u,
  },
  zh: { before: /(?:已经|现在|不再|后来)[^。！？\n]{0,6}$/u, after: /^了/u },
  bg: { before: /(?:вече|сега)[^.!?\n]{0,10}$/u, after: /^[^.!?\n]{0,10}(?:вече|сега)/u },
};
