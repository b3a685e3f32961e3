import type { SensitiveKind } from './entry';

const r = String.raw;

/** How matters of a person are told without their words. */
export const impliedEn: Partial<Record<SensitiveKind, readonly string[]>> = {
  'person-wanted': [
    r`(?:is|are) (?:there )?(?:anybody|anyone|somebody|someone)(?: \p{L}+){0,2} (?:there|real|human|alive|listening|reading)`,
    r`(?:get|give|find) (?:me|us) (?:somebody|someone|anybody)`,
    r`(?:somebody|someone) who (?:knows|understands|can (?:help|answer|decide))`,
    r`(?:talking|typing|speaking|writing) to a (?:wall|machine|computer)`,
    r`(?<=^\s*)(?:agent|human|person|operator|representative|supervisor|manager|someone|helpline|call me)(?: please| pls)?(?=\s*[.!?]*\s*$)`,
    r`(?:your|the|a) (?:supervisor|manager|boss|superior)(?= |[.,!?]|$)(?! (?:password|app|account|code|mode|card|login|menu|key))`,
    r`(?:going|went|go|been) (?:round )?in circles|(?:no|not) (?:more )?(?:bots?|robots?|chatbots?)|stop (?:the|sending me) (?:bot|links?|canned|automated)|(?:ring|phone|call) me (?:back|on|at|please|today|now)`,
  ],
  'billing-dispute': [
    r`(?:kept|ate|swallowed|stole) (?:my|our|his|her) \p{Sc}?\d+`,
    r`(?:billed|charged|invoiced)(?: \p{L}+){0,6} (?:never|nobody|no one|didn['’]?t|did not|not (?:happen\p{L}*|done|take place))`,
    r`(?:nothing|no (?:change|money|goods|ticket)) (?:came )?(?:back|out)(?: \p{L}+){0,4} (?:paid|money|cash)|paid(?: \p{L}+){0,4} (?:got|received) nothing`,
    r`(?:charged|billed|debited|invoiced|took the money|taken the money)(?: \p{L}+){0,5} (?:twice|double|two times|three times|again|too much)|(?:overcharged|double[- ]charged|refund|money back|reimburse\p{L}*)`,
  ],
  fraud: [
    r`(?:glued|taped|attached)(?: \p{L}+){0,3} (?:over|on|onto|above)(?: \p{L}+){0,2} (?:card|reader|slot|keypad)`,
    r`(?:reader|slot|keypad)(?: \p{L}+){0,3} (?:something|thing|device|overlay)(?: \p{L}+){0,2} (?:glued|taped|attached|over|on top)`,
    r`(?:payments?|charges?|transactions?|withdrawals?)(?: \p{L}+){0,5} (?:my|our) (?:card|account|bank)[^.!?\n]{0,50}(?:never|not|didn['’]?t|don['’]?t|unknown|recogni[sz]e)|skimm\p{L}*|phishing|scam\p{L}*|(?:pretend|pretends|pretending|claims|claiming) to be (?:from |your |one of )`,
  ],
  privacy: [
    r`(?:(?:another|other|different|strange) (?:customer|person|user|client|people)|(?:someone|somebody) else)(?:['’]?s)? (?:name|order|data|details|address|account|receipt|card number)s?`,
    r`(?:delete|erase|remove|wipe)(?: \p{L}+){0,4} (?:data|details|recordings?|photos?|account|history)(?: \p{L}+){0,4} (?:about|of|from|on) (?:me|us|your)|gdpr|who (?:can|could|has|had) (?:see|seen|access|accessed|watch\p{L}*|listen\p{L}*)`,
  ],
  anger: [
    r`(?:great|wonderful|fantastic|brilliant|bravo|lovely|well done|congratulations|nice job)[,!. ]+(?:(?!works|working|runs|running|fine|ok|back|up|good)\p{L}+ ){0,4}(?:again|broken|dead|down)`,
    r`had (?:quite )?enough(?: of (?:this|it|that|you|your)|(?=\s*(?:[.!]|$)))`,
    r`you (?:people|lot) (?:are|have|never|always)`,
    r`(?:unbelievable|shameful|a disgrace|laughable)`,
    r`are you (?:kidding|joking|serious|having a laugh|for real)|(?:second|third|fourth|fifth|\d(?:nd|rd|th)) (?:visit|time|technician|engineer|appointment)[^.!?\n]{0,15}(?:same|still|again|nothing)|(?:fed up|sick and tired|sick of|last straw|joke of a|waste of (?:money|time)|rubbish service|never again)`,
  ],
  'safety-bypass': [
    r`(?:tape|wedge|glue|fool|trick|cheat|bridge)\p{L}*(?: \p{L}+){0,4} (?:door|safety|guard|lid|gate|limit) (?:sensor|switch|interlock|contact)`,
    r`(?:can|could|may|how|want|let)(?: \p{L}+){0,7} with (?:the )?(?:door|guard|cover|lid|hood) (?:open|off|removed)`,
  ],
  legal: [
    r`(?:as|for|in) evidence|trading standards|ombudsman|small claims|consumer (?:protection|rights|association|centre|center)|my (?:insurer|insurance|solicitor|barrister|union)|summons|subpoena`,
  ],
};
