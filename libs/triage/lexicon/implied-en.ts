import type { SensitiveKind } from './entry';

const r = String.raw;

/** How matters of a person are told without their words. */
export const impliedEn: Partial<Record<SensitiveKind, readonly string[]>> = {
  'person-wanted': [
    r`(?:is|are) (?:there )?(?:anybody|anyone|somebody|someone)(?: \p{L}+){0,2} (?:there|real|human|alive|listening|reading)`,
    r`(?:get|give|find) (?:me|us) (?:somebody|someone|anybody)`,
    r`(?:somebody|someone) who (?:knows|understands|can (?:help|answer|decide))`,
    r`(?:talking|typing|speaking|writing) to a (?:wall|machine|computer)`,
  ],
  'billing-dispute': [
    r`(?:kept|ate|swallowed|stole) (?:my|our|his|her) \p{Sc}?\d+`,
    r`(?:billed|charged|invoiced)(?: \p{L}+){0,6} (?:never|nobody|no one|didn['’]?t|did not|not (?:happen\p{L}*|done|take place))`,
    r`(?:nothing|no (?:change|money|goods|ticket)) (?:came )?(?:back|out)(?: \p{L}+){0,4} (?:paid|money|cash)|paid(?: \p{L}+){0,4} (?:got|received) nothing`,
  ],
  fraud: [
    r`(?:glued|taped|attached)(?: \p{L}+){0,3} (?:over|on|onto|above)(?: \p{L}+){0,2} (?:card|reader|slot|keypad)`,
    r`(?:reader|slot|keypad)(?: \p{L}+){0,3} (?:something|thing|device|overlay)(?: \p{L}+){0,2} (?:glued|taped|attached|over|on top)`,
  ],
  privacy: [
    r`(?:(?:another|other|different|strange) (?:customer|person|user|client|people)|(?:someone|somebody) else)(?:['’]?s)? (?:name|order|data|details|address|account|receipt|card number)s?`,
  ],
  anger: [
    r`(?:great|wonderful|fantastic|brilliant|bravo|lovely|well done|congratulations|nice job)[,!. ]+(?:(?!works|working|runs|running|fine|ok|back|up|good)\p{L}+ ){0,4}(?:again|broken|dead|down)`,
    r`had (?:quite )?enough(?: of (?:this|it|that|you|your)|(?=\s*(?:[.!]|$)))`,
    r`you (?:people|lot) (?:are|have|never|always)`,
    r`(?:unbelievable|shameful|a disgrace|laughable)`,
  ],
  'safety-bypass': [
    r`(?:tape|wedge|glue|fool|trick|cheat|bridge)\p{L}*(?: \p{L}+){0,4} (?:door|safety|guard|lid|gate|limit) (?:sensor|switch|interlock|contact)`,
    r`(?:can|could|may|how|want|let)(?: \p{L}+){0,7} with (?:the )?(?:door|guard|cover|lid|hood) (?:open|off|removed)`,
  ],
};
