import type { Translation } from '#ui';
import type en from '../en/answers';

export default {
  'answers.times': 'Часове',
  'answers.timesHint':
    'Всички други посещения остават на място. Работата може да започне по всяко време от реда.',
  'answers.noTimes': 'Няма час за предлагане',
  'answers.noTimesHint':
    'Никой, който може да го направи, няма място. „Защо“ казва какво пречи на всеки инженер.',
  'answers.moreTimes': 'Още часове',
  'answers.beginsIn': 'Начало {when}',
  'answers.extraTravel': '{duration} повече път',
  'answers.notAsPromised': 'не както е обещано',
  'answers.take': 'Възложи на {engineer}, {when}',
  'answers.tab': 'Защо',
  'answers.here': '{engineer}, {time}',
  'answers.nobody': 'На {day} никой не може да го поеме. По-долу е какво пречи на всеки инженер.',
  'answers.somebody':
    '{count, plural, one {На {day} # инженер може да го поеме, както е денят.} other {На {day} # инженери могат да го поемат, както е денят.}}',
  'answers.engineersOn': 'Инженери на {day}',
  'answers.cheapest': 'Най-добре в {time}: {duration} повече път',
  'answers.earliest': 'Най-рано в {time}: {duration} повече път',
  'answers.why.opens': 'Не по-рано: обещаното време започва в {time}',
  'answers.why.visit-before': 'Не по-рано: {with} свършва в {time}, а пътят е {way}',
  'answers.why.break-before': 'Не по-рано: почивка свършва в {time}',
  'answers.why.start': 'Не по-рано: инженерът е свободен от {time}, а пътят е {way}',
  'answers.why.could': 'Може да започне още в {time}, без да се мести нищо друго',
  'answers.why.begins': 'Започва скоро или вече е започнало',
  'answers.why.by-hand': 'Планирано на ръка, където правило е против; планировчикът не би го сложил там',
  'answers.why.full':
    '{count, plural, =0 {Няма място в деня} one {Няма място до # посещение} other {Няма място до # посещения}}',
  'answers.why.reach': 'Ще се върне в {time}; смяната свършва в {until}',
  'answers.why.window': 'Не може да е там в обещаното време',
  'answers.why.off': 'Този ден вече не работи',
  'answers.why.skill': 'Няма {skill} на ниво {level}',
  'answers.why.excluded': 'Клиентът не желае този инженер отново',
  'answers.why.company': 'Работи за друга фирма',
  'answers.why.other': 'Правило на плана',
} satisfies Translation<typeof en>;
