import type { LexiconLanguage } from './entry';

const r = String.raw;

/** Compounds in which a word of danger means none: what lies within one of them does not count; the same word elsewhere does. */
export const harmless: Record<LexiconLanguage, readonly string[]> = {
  en: [
    r`smoke[- ]test(?:s|ed|ing)?|fire[- ](?:drill|test|doors?|exits?|rated|tv|tablet|stick)s?|amazon fire`,
    r`spark plugs?`,
    r`(?:burst|flood|explosion)s? of (?:\p{L}+ )?(?:messages?|errors?|alerts?|requests?|e?mails?|notifications?|data|packets)`,
    r`(?:fire|flame|smoke|spark|explosion|injury|accident|shock|hazard|poison|toxic|gas)s? (?:icon|symbol|sign|label|sticker|logo|emoji|form|report form|menu|page|video|clip|game)s?`,
    r`(?:icon|symbol|sign|picture|logo|emoji|sticker|label) (?:of|with|showing) (?:an? |the )?(?:\p{L}+ )?(?:fire|flames?|smoke|sparks?|explosion|shock|skull)`,
    r`legal (?:maximum|minimum|limits?|name|entity|holiday|notice|text|size|paper|format)`,
    r`(?:privacy|legal) (?:screen|filter|film|glass|notice|mode)`,
    r`shock (?:absorbers?|proof|resistant|rated)`,
    r`fire (?:alarm|detector|detection) (?:test|panel|button|certificate)(?: \p{L}+)?`,
    r`smoke (?:gr[ae]y|blue|white|black|colou?r|glass)|gun metal`,
    r`live wire (?:tester|detector|finder)s?`,
    r`bleed(?:ing)? (?:valve|screw|nipple|port|point|(?:the |a )?(?:radiator|air|system|brakes?|line))s?`,
    r`shocked (?:me|us) (?:how|that|to)`,
    r`(?:dust|vacuum|paper|plastic|bin|dirt) ?bags?(?: \p{L}+){0,2} burst`,
    r`exploded (?:view|drawing|diagram|picture)s?`,
  ],
  zh: [
    '(?:烟雾|防火|消防|火灾|燃烧)(?:测试|演习|演练|试验|通道|门|等级)',
    '(?:火焰|火苗|爆炸|闪电|骷髅|烟雾|火)(?:的)?(?:图标|标志|标识|符号|图案|表情|动画|贴纸)',
    '爆炸图|中毒.{0,4}(?:软件|杀毒)|(?:电脑|笔记本|系统|硬盘|手机|主机)中毒|火爆|卖爆|爆款|爆满',
    '法定(?:最大|最小|限值|假日|节假日)',
  ],
  bg: [
    r`(?:тест|проба|учение|изпитание)\p{L}* (?:за|с|при) (?:дим|огън|пожар)\p{L}*`,
    r`(?:икона|символ|знак|лого|стикер|картинка|анимация)\p{L}* (?:на|с|за) (?:\p{L}+ )?(?:пламък|огън|дим|искр|взрив|пожар)\p{L}*`,
    r`взривен\p{L}* (?:чертеж|изглед|схем|скиц)\p{L}*`,
    r`отровно ?(?:зелен|жълт|син|червен|розов)\p{L}*`,
    r`(?:тест|проб)\p{L}*(?: \p{L}+)? (?:на|за) пожароизвест\p{L}*`,
    r`пожарн(?:а|и) (?:врата|изход|стълба|безопасност)`,
  ],
};
