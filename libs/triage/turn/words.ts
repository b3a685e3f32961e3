import { compiled } from '../lexicon/entry';
import type { LexiconLanguage } from '../lexicon/entry';
import { fold, quoteOf } from '../text';

const r = String.raw;
const languages = ['en', 'zh', 'bg'] as const;
type Words = Record<LexiconLanguage, readonly string[]>;

/** The first place where one of the words stands, verbatim, or null. In all three languages, whatever the declared one. */
export function quoteFor(words: CompiledWords, text: string): string | null {
  const folded = fold(text);
  for (const expression of words) {
    expression.lastIndex = 0;
    const match = expression.exec(folded.text);
    if (match) return quoteOf(folded, match.index, match.index + match[0].length);
  }
  return null;
}

export type CompiledWords = readonly RegExp[];

export function wordsOf(words: Words): CompiledWords {
  return languages
    .filter(language => words[language].length > 0)
    .map(language => compiled(language, words[language]));
}

/** "Yes", and who or that there is danger; nothing else. In all three languages, as a whole message. */
export const yesWords =
  /^(?:(?:yes|yeah|yep|yea|sure|y|correct)(?:[,\s]+(?:there is|there are|someone|somebody|people|we|he|she|they|is|are|in|danger|hurt|injured|please|help|urgent|i think so|maybe))*|maybe|i think so|not sure|是的?|对|有|有的|有人(?:受伤|有危险)?|嗯|可能有?|不确定|да|има|да[,\s]+има(?:\s+(?:опасност|пострадал\p{L}*))?|може би|не съм сигур\p{L}*|da|ima)$/iu;

/** "No", and that nobody is; nothing else. */
export const noWords =
  /^(?:(?:no|nope|nah|n|none|nobody|no one|nobody is|not at all|no danger|all (?:safe|fine|good|ok(?:ay)?))(?:[,\s]+(?:no one|nobody|is|are|one|in|danger|hurt|injured|thanks|thank you|not|all|safe|fine|good|ok(?:ay)?|everyone))*|没有?|没有人|没人(?:受伤|有危险)?|不|不是|无|没有?危险|没事|не|няма|никой|не[,\s]+няма(?:\s+(?:опасност|никой|пострадал\p{L}*))?|няма (?:опасност|пострадал\p{L}*)|не[,\s]+никой|всичко е наред|ne|nqma|nyama)$/iu;

/** The customer says that it works again. */
export const solvedWords = wordsOf({
  en: [
    r`(?:it |that |this )?(?:works|working|runs|running|is fine|is ok|is back)(?: fine)? (?:again|now)`,
    r`(?:it |that |this )(?:helped|did help|worked|solved it|fixed it)`,
    r`(?:problem |issue )?(?:is )?(?:solved|fixed|resolved)`,
  ],
  zh: ['好了', '解决了', '恢复了', '正常了', '可以用了', '修好了'],
  bg: [
    r`(?:вече |отново |пак )(?:работи|тръгна|е наред)`,
    r`(?:работи|тръгна) (?:вече|отново|пак)`,
    r`оправи\p{L}* се`,
    r`(?:се )?оправи`,
    r`помогна`,
    r`реши се`,
  ],
});

/** The customer says that it did not help. */
export const notSolvedWords = wordsOf({
  en: [
    r`(?:did ?n['’]?t|did not|does ?n['’]?t|does not|no|not) (?:help|work|change|fix|solve|solved|fixed|resolved|working|better|difference)`,
    r`still (?:not|the same|broken|wrong|there|no|does|is|shows)`,
    r`same (?:problem|thing|fault|error)`,
    r`nothing changed`,
  ],
  zh: ['没用', '没有用', '不行', '还是', '没解决', '没有解决', '没变化', '依然', '仍然', '没好'],
  bg: [
    r`не (?:помогна|помага|се оправи|работи|стана|тръгна|реши)`,
    r`(?:все още|пак|още) (?:не|е|има|същ\p{L}*|показва)`,
    r`същ(?:ото|ият|ата|ия) (?:проблем|грешка|е|повреда)?`,
    r`без промяна|нищо не се промени`,
  ],
});

/** What a customer must not be told to do: opening, live parts, heights, pressure, guards. */
export const unsafeStepWords = wordsOf({
  en: [
    r`(?:remove|unscrew|take off|open)(?: \p{L}+){0,3} (?:cover|panel|housing|cabinet|guard|casing|lid of)`,
    r`(?:measure|meter|winding|capacitor|terminals?|live|high[- ]voltage|multimeter|megger|solder\p{L}*)`,
    r`(?:isolate|release|bleed)(?: \p{L}+){0,2} pressure`,
    r`(?:bypass|bridge|jumper|short)\p{L}*(?: \p{L}+){0,3} (?:interlock|sensor|switch|breaker|fuse|relay|guard)`,
    r`(?:climb|ladder|scaffold)\p{L}*`,
    r`(?:replace|exchange|swap)(?: \p{L}+){0,3} (?:board|module|contactor|motor|bearing|capacitor|power supply|battery)`,
  ],
  zh: [
    '(?:拆|打开|卸).{0,4}(?:盖|面板|机壳|外壳|机柜|护罩)(?!.{0,2}不要)',
    '测量|绕组|电容|端子|带电|高压|万用表|焊',
    '泄压',
    '(?:短接|屏蔽|绕过|旁路)',
    '(?:攀爬|梯子|登高)',
    '更换.{0,4}(?:主板|模块|接触器|电机|轴承|电容|电源|电池)',
  ],
  bg: [
    r`(?:свалете|отвинтете|махнете|отворете)(?: \p{L}+){0,3} (?:капак\p{L}*|панел\p{L}*|корпус\p{L}*|шкаф\p{L}*|кожух\p{L}*|предпазител\p{L}*)`,
    r`(?:измерете|намотк\p{L}*|кондензатор\p{L}*|клем\p{L}*|под напрежение|високо напрежение|мултицет\p{L}*|запо\p{L}*)`,
    r`освободете(?: \p{L}+){0,2} налягане\p{L}*`,
    r`(?:шунтирайте|заобиколете|свържете накъсо)`,
    r`(?:стълба|скеле|качете се)`,
    r`(?:сменете|подменете)(?: \p{L}+){0,3} (?:плат\p{L}*|модул\p{L}*|контактор\p{L}*|двигател\p{L}*|лагер\p{L}*|кондензатор\p{L}*|захранван\p{L}*|батери\p{L}*)`,
  ],
});

/** "Do not open the cover" is no such step. */
export const forbiddingWords = wordsOf({
  en: [r`do not|don['’]?t|never|without`],
  zh: ['不要', '请勿', '切勿', '不得', '禁止', '无需'],
  bg: [r`не|никога|без да`],
});

/** Words that address the assistant instead of telling about a fault: such a source is not quoted to anybody. */
export const instructionWords = wordsOf({
  en: [
    r`(?:ignore|disregard|forget|override)(?: \p{L}+){0,4} (?:instructions?|rules?|prompts?|policy|policies|guidelines|above|previous)`,
    r`(?:system|developer|hidden) (?:prompt|message|instructions?|override)`,
    r`you are (?:now|no longer)`,
    r`(?:the )?(?:assistant|ai|bot|model|chatbot) (?:must|should|shall|has to|will)`,
    r`(?:tell|ask|instruct) the (?:customer|user|client)`,
    r`(?:do not|don['’]?t|never) (?:hand over|escalate|transfer|mention|involve)`,
    r`(?:mark|set|close)(?: \p{L}+){0,4} (?:as (?:solved|resolved|low|closed)|urgency|priority)`,
    r`admin(?:istrator)? mode|jailbreak|as an ai`,
  ],
  zh: [
    '(?:忽略|无视|忘记|覆盖).{0,8}(?:指令|规则|提示|上文|以上|之前|政策)',
    '(?:系统|开发者|隐藏)(?:提示|消息|指令)',
    '你现在是|从现在起你',
    '(?:助手|机器人|模型|智能体|AI|ai)(?:必须|应该|应当|需要|要)',
    '(?:告诉|通知|要求)(?:客户|用户)',
    '(?:不要|不得|禁止)(?:转人工|转接|升级|上报|提及)',
    '(?:标记|设置?)(?:为|成).{0,6}(?:已解决|低|关闭)',
    '管理员模式|越狱',
  ],
  bg: [
    r`(?:игнорирай\p{L}*|пренебрегн\p{L}*|забрави|забравете|отмени\p{L}*)(?: \p{L}+){0,4} (?:инструкци\p{L}*|правил\p{L}*|указани\p{L}*|политик\p{L}*|горно\p{L}*|предишн\p{L}*)`,
    r`системн\p{L}* (?:съобщени\p{L}*|инструкци\p{L}*|промпт|подкан\p{L}*)`,
    r`(?:вече|сега) си`,
    r`(?:асистентът|асистента|ботът|моделът|чатботът) (?:трябва|следва|ще)`,
    r`(?:кажи|кажете|съобщи|съобщете) на (?:клиента|потребителя)`,
    r`не (?:прехвърляй\p{L}*|ескалирай\p{L}*|споменавай\p{L}*)`,
    r`(?:маркирай|отбележи|затвори)(?: \p{L}+){0,4} като`,
    r`администраторски режим`,
  ],
});

const contact =
  /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<![\p{L}\d-])\+?(?!\d{4}-\d\d-\d\d)\d(?:[\d ()/-]{6,})\d(?![\p{L}\d])|(?<![\p{L}\d])[a-z\d-]+\.(?:com|net|org|ru|cn|io|bg|info|xyz|example)(?!\p{L})/iu;

// Marks of a machine's language: nobody writes an alarm or a step like that.
const machine = /<\/?[a-z][^>]*>|["“”']\s*:\s*["“”'[{]|\{\s*["“”']|```|\]\(/iu;

/** An address, a number to call, code, or words to the assistant: nothing that a source may bring to the customer. */
export function isSuspicious(text: string): boolean {
  return machine.test(text) || contact.test(fold(text).text) || quoteFor(instructionWords, text) !== null;
}

export function contactIn(text: string): string | null {
  return contact.exec(text)?.[0] ?? null;
}
