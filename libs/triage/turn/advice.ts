import { sentencesOf } from '../text';
import type { TurnClaim } from './model';
import { comparable } from './steps';
import { forbiddingWords, quoteFor, unsafeStepWords, wordsOf } from './words';

const r = String.raw;

const acts = [
  'open|close|remove|take|unscrew|loosen|tighten|bridge|bypass|jumper|disable|override|deactivate|cut|short|pour|spray|drill|touch',
  'reset|restart|reboot|unplug|plug|disconnect|connect|press|push|pull|hold|lift|turn|switch|replace|swap|exchange|clean|wipe|drain|fill',
  'heat|cool|hit|tap|insert|empty|lower|raise|set|increase|decrease|adjust|move|climb|measure|strip|force|run|start|stop|power|flip|rinse',
].join('|');

/** Telling somebody to lay hands on a machine; looking, describing and choosing are none of it. */
const handlingWords = wordsOf({
  en: [
    r`(?:^|[,;:–-] ?|(?:please|then|now|first|next|and|or|to|just|simply|you (?:can|could|should|may|must|need to|have to)|try(?: and)?|let['’]?s) )(?:${acts})(?: (?:the|your|it|its|this|that|all|a|an|any|off|on|out|down|up|back|water|power|both|each)(?!\p{L})|$)`,
  ],
  zh: [
    '(?:打开|关闭|关掉|拆|卸|短接|旁路|绕过|屏蔽|断开|断电|拔|插上|插入|按住|按下|长按|重启|复位|更换|清洗|擦|取出|取下|拧|松开|调高|调低|调整|移动|倒掉|倒入|加水|加油|接通|切断|启动|停机|停止)',
  ],
  bg: [
    r`(?!(?:можете|искате|опишете|напишете|кажете|посочете|изберете|изчакайте|изпратете|погледнете|опитайте|вижте|моля|нали|ако|имате|виждате|пишете|съобщите|съобщете|потвърдете|потвърдите|дайте|здравейте|добре дошли|отговорете)(?!\p{L}))\p{L}+(?:ете|йте)`,
  ],
});

/**
 * The first sentence of `text` that tells the customer to do something to the machine and is not, word for word, a step of the
 * sources it claims; null: there is none. A denied unsafe step ("never open the cover") is no advice.
 */
export function adviceIn(text: string, claims: readonly TurnClaim[]): string | null {
  const steps = claims.filter(one => one.source === 'article').map(one => comparable(one.quote));
  for (const { text: sentence } of sentencesOf(text)) {
    const said = comparable(sentence);
    // A lead such as "Please try this first:" may stand before the step.
    const rest = steps.reduce((left, step) => (step === '' ? left : left.replace(step, '')), said);
    if (steps.some(step => step.includes(said))) continue;
    const left = rest === said ? sentence : rest;
    const isQuestion = /[?？]\s*$/u.test(sentence);
    const unsafe = quoteFor(unsafeStepWords, left) !== null && quoteFor(forbiddingWords, left) === null;
    if (unsafe || (!isQuestion && quoteFor(handlingWords, left.trim()) !== null)) return sentence;
  }
  return null;
}
