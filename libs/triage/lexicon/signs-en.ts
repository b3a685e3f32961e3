import type { HazardKind } from './entry';

const r = String.raw;
const someone = r`(?:he|she|they|we|someone|somebody|people|man|woman|lady|guy|boy|girl|child|kid|colleague|customer|visitor|technician|engineer|cleaner|worker|staff|everyone|everybody|passenger|patient)s?`;
const part = r`(?:plug|socket|outlet|cable|cord|connector|insulation|wire|wiring|contact|terminal|adapter|pin|fuse|breaker|power strip|lead)s?`;
// A hand dryer, a hand scanner, a finger print and a face plate are no parts of a body.
const body = r`(?:hand|arm|finger|thumb|elbow|wrist|leg|foot|palm|face|skin|toe)s?(?! (?:dr[iy]er|scanner|held|wheel|rail|pump|set|tool|piece|reader|lever|brake|print|sensor|plate|recognition|id|switch|pedal|rest))`;
const own = r`(?:my|his|her|their|your|our|someone['’]s|\p{L}+['’]s)`;
const clothes = r`(?:sleeve|scarf|hair|tie|glove|jacket|coat|clothes|clothing|necklace|shoelace|lanyard|ponytail)s?`;

/** How danger is told without its word: what people feel, who was called, what became of the material. */
export const signsEn: Partial<Record<HazardKind, readonly string[]>> = {
  fire: [
    r`lit up like a (?:candle|torch|bonfire)`,
    r`fire (?:brigade|department|service|fighters?|trucks?|engines?)`,
    r`firefighters?|firem[ae]n`,
    r`(?:put|fought|tackled|hit|used|emptied|grabbed|sprayed|discharged)(?: (?!next|near|beside|under|by)\p{L}+){0,5} extinguishers?`,
    r`evacuated the (?:floor|building|hall|room|shop|store)|(?:floor|building|hall|shop|store|people|everyone|everybody|staff)(?: \p{L}+){0,2} evacuated|cleared the (?:floor|building|hall|room|shop)`,
    r`(?:something|inside|coil|element|${part})(?: \p{L}+){0,2} (?:glows?|glowing|glowed) (?:\p{L}+ )?(?:red|orange|hot)`,
    r`red[- ]hot|white[- ]hot`,
    r`(?:caught|cought|went up in|burst into) (?:fire|flames?)`,
  ],
  smoke: [
    r`smou?lder\p{L}*`,
    r`sprinklers?(?: \p{L}+){0,2} (?:came on|went off|on|started|spraying)`,
    r`smoke (?:detector|alarm)s?(?: \p{L}+){0,6} (?:off|sounded|sounds|sounding|triggered|tripped|beeping|screaming)`,
    r`(?:room|hall|air|shop|place|store|lobby) (?:\p{L}+ ){0,4}(?:haze|hazy|foggy|thick with)`,
    r`haze(?: \p{L}+){0,4} (?:from|out of|over) (?:the )?(?:vents?|back|top|charger|cabinet|motor|unit|machine)`,
  ],
  'burning-smell': [
    r`(?:${part}|casing|housing|panel|cover)(?: \p{L}+){0,3} (?:wavy|sticky|sagging|buckled|sagged)`,
    r`so hot (?:that )?(?:it|i)(?: \p{L}+){0,3} (?:mark|hand|palm|hold)`,
    r`(?:${part})(?: \p{L}+){0,3} (?:gone|went|going|turned|turning|looks?) (?:\p{L}+ ){0,2}(?:brown|soft|blistered|bubbled|bubbling|discolou?red|deformed|warped|singed|charred)`,
    r`(?:${part})(?: \p{L}+){0,3} (?:gone|went|turned|turning)(?: \p{L}+){0,2} black`,
    r`(?:${part})(?: \p{L}+){0,3} (?:blistered|bubbled|bubbling|singed|charred|discolou?red)`,
    r`(?:smell|reek|stink|odou?r|whiff)\p{L}*[^.!?\n]{0,30} (?:singed|hot (?:plastic|metal|rubber|wire|electric\p{L}*)|overheat\p{L}*|an iron|iron on|toast|fishy)`,
    r`singed`,
  ],
  sparks: [
    r`(?:blue|bluish) (?:light|glow|flame)s?(?: \p{L}+){0,4} (?:isolator|relay|switch|fuse ?box|${part})`,
    r`flash(?:es|ed|ing)?(?: \p{L}+){0,4} (?:between|from|at|in|inside|out of)(?: \p{L}+){0,2} (?:contacts?|relays?|switch|motor|brushes|${part})`,
    r`crackl\p{L}*(?: \p{L}+){0,3} (?:lights? up|flash\p{L}*|sparks?)`,
    r`(?:relay|fuse ?box|transformer|switchboard|breaker|socket|outlet|plug)s?(?: \p{L}+){0,3} (?:crackl\p{L}*|sizzl\p{L}*|fizz\p{L}*)`,
  ],
  'electric-shock': [
    r`(?:thrown|threw|knocked) (?:\p{L}+ )?back`,
    r`(?:railing|rail|fence|tap|pipe|door|frame|chassis|body)(?: \p{L}+){0,3} (?:is|was|are) live`,
    r`${own} (?:${body})(?: \p{L}+){0,3} (?:numb|tingl\p{L}*|prickl\p{L}*|twitch\p{L}*|jerked)`,
    r`(?:buzz|tingle|tickle|prickle|jolt|kick|numbness|zing)(?: \p{L}+){0,6} (?:when|whenever|each time|every time|if|as)(?: \p{L}+){0,3} (?:touch|grab|hold|lean)\p{L}*(?! (?:the )?(?:screen|panel|display|button|icon|pad))`,
    r`touch(?:ing|ed|es)? (?:it|the (?:door|frame|housing|case|casing|metal|cabinet|handle|rail|machine|unit))(?: \p{L}+){0,6} (?:buzz|tingle|tickle|prickl\p{L}*|jolt|zing)`,
    r`(?:frame|housing|case|casing|door|handle|cabinet|metal|rail|machine|unit|it) (?:bit|bites|kicked|stings|stung|zaps|zaped|zapped) (?:me|him|her|us|you|my|them)`,
    r`(?:was|were|got|been) zap+ed`,
    r`copper(?: \p{L}+){0,3} (?:showing|visible|exposed|bare)|bare (?:wires?|copper|conductors?|cables?)`,
  ],
  gas: [
    r`(?:feel|feels|feeling|felt) (?:sick|dizzy|ill|faint)`,
    r`rotten[- ]eggs?|smells? of gaz|gaz (?:smell|leak)`,
    r`(?:we|people|staff|everyone|everybody|they|colleagues)(?: \p{L}+){0,3} (?:headaches?|dizzy|nause\p{L}*|sick|coughing|cough)`,
    r`(?:eyes|throats?|lungs)(?: \p{L}+){0,2} (?:sting\p{L}*|burn(?:s|ing)?|watering)`,
    r`(?:ammonia|gas|co|co2|refrigerant|carbon monoxide) (?:alarm|detector|sensor)s?(?: \p{L}+){0,3} (?:sound\p{L}*|off|triggered|red|alarm\p{L}*|tripped)`,
  ],
  explosion: [
    r`(?:capacitor|condenser|fuse|valve|vessel|tank|tyre|battery)s?(?: \p{L}+){0,2} (?:popped|blew)`,
    r`(?:went|goes|gone|go) (?:bang|boom|pop)`,
    r`(?:pieces|bits|parts|shards|splinters|fragments|glass|shrapnel)(?: \p{L}+){0,3} (?:flew|flying)`,
  ],
  battery: [
    r`(?:battery|batteries|cell|accumulator)(?: \p{L}+){0,4} (?:puffed|puffy|bloated|inflated|ballooned|domed|hissing)`,
  ],
  'water-on-electrics': [
    r`(?:roof|ceiling|gutter|rain|rainwater)(?: \p{L}+){0,3} (?:into|onto|over|through)(?: the| our)? (?:charger|cabinet|socket|kiosk|machine|unit|panel|fuse ?box)`,
    r`(?:hosed|pressure[- ]washed|jet[- ]washed)(?: \p{L}+){0,3} (?:down|it|off|unit|machine|charger|kiosk)`,
    r`(?:puddle|pool|water|wet|damp)(?: \p{L}+){0,5} (?:under|below|near|around|beneath|touching|reaches)(?: \p{L}+){0,3} (?:fuse ?box|socket|outlet|switchboard|distribution|electric\p{L}*|plug|power strip|transformer)`,
  ],
  injury: [
    r`(?:came down|dropped|fell|landed|closed|slammed) on (?:my|his|her|their|a|someone['’]s) (?:${body}|knuckles?|head|back|shoulder)`,
    r`(?:hot|boiling) (?:water|oil|coffee|steam|coolant)(?: \p{L}+){0,3} (?:over|on|onto) (?:my|his|her|their)`,
    r`knuckles?|bruise[ds]?`,
    r`(?:slipped|slips|fell|fallen|falls|tripped)(?: \p{L}+){0,7} (?:cannot|can['’]?t|could ?n['’]?t|not)(?: \p{L}+)? (?:get up|move|walk|stand|breathe)`,
    r`(?:${someone}) (?:has |have )?(?:just )?(?:slipped|fell|fainted|collapsed|passed out)`,
    r`lost(?: \p{L}+){0,5} (?:finger|thumb|hand|toe|eye|fingertip)s?`,
    r`${own}(?: \p{L}+)? (?:${body})(?: \p{L}+){0,2} (?:burn(?:ed|t)|cut|crushed|pinched|scalded|broken|squashed|smashed|sliced|swollen|hurt)`,
    r`cut (?:him|her|my|your)self|cut themselves`,
    r`(?:hit|banged|bumped|split) (?:his|her|my|their) head`,
    r`paramedics?|first aid|stitches|emergency (?:room|doctor)`,
    r`passed out|fainted`,
  ],
  trapped: [
    r`(?:cannot|can['’]?t|could ?n['’]?t|unable to) (?:come|get|climb) (?:down|out|off)`,
    r`${own}(?: \p{L}+)? (?:${clothes}|${body})(?: \p{L}+){0,3} (?:caught|stuck|pulled in|drawn in|trapped|jammed|wedged)`,
    r`(?:door|gate|shutter)s?(?: \p{L}+){0,3} (?:shut|closed|locked|slammed)(?: \p{L}+)? behind (?:me|him|her|us|them|the \p{L}+|a \p{L}+|our \p{L}+)`,
    r`(?:inside|inner) (?:handle|release)(?: \p{L}+){0,2} (?:not|doesn['’]?t|won['’]?t|broken|failed|jammed)`,
    r`(?:not|cannot|can['’]?t|doesn['’]?t|won['’]?t)(?: be)? (?:open|opened|get out)(?: \p{L}+){0,2} from (?:the )?inside`,
  ],
  structure: [
    r`(?:gust|wind|storm)(?: \p{L}+){0,6} (?:on the street|comes down|falls|fall|down)`,
    r`(?:come|came|coming|torn|pulled) (?:off|out of|loose from|away from)(?: \p{L}+){0,4} (?:bolts?|screws?|bracket|mount\p{L}*|wall|ceiling|anchors?)`,
    r`(?:leaning|tilting|swaying|dangling)(?: \p{L}+){0,5} (?:over|above|onto|towards?)`,
    r`(?:loose|cracked)(?: \p{L}+){0,3} (?:above|over) (?:the |our )?(?:head|heads|people|entrance|queue|till|customers)`,
  ],
  patient: [
    r`oxygen (?:machine|concentrator|supply)(?: \p{L}+){0,4} (?:stopp\p{L}*|fail\p{L}*|dead|died|off|beep\p{L}*|alarm\p{L}*|error)`,
    r`(?:patient|resident|lady|man|woman|mother|father|grandmother|grandfather|child|baby|he|she)(?: \p{L}+){0,2} (?:depends|relies) on (?:it|this|the)`,
    r`(?:stopp\p{L}*|stops|fail\p{L}*)(?: \p{L}+){0,4} (?:drip|infusion|oxygen|dialysis)|(?:drip|infusion|oxygen|dialysis)(?: \p{L}+){0,3} (?:stopp\p{L}*|stops|fail\p{L}*)`,
  ],
};
