import type { Locale } from '#contracts';

export interface BudgetFacts {
  name: string;
  organisationName: string;
  /** YYYY-MM. */
  month: string;
  spent: number;
  monthly: number;
  currency: string;
  link: string;
}

interface Words {
  subject: (share: string, month: string) => string;
  hello: (name: string) => string;
  body: (facts: { used: string; monthly: string; month: string; organisationName: string }) => string;
  settings: string;
}

const words: Record<Locale, Record<'warned' | 'stopped', Words>> = {
  en: {
    warned: {
      subject: (share, month) => `${share} of the language model’s budget for ${month} is used`,
      hello: name => `Hello ${name},`,
      body: ({ used, monthly, month, organisationName }) =>
        `the language model has used ${used} of ${monthly} that ${organisationName} has set for ${month}.

Nothing has to be done: when the budget is used up, rules and the search in your articles go on without it, and nobody is refused.`,
      settings: 'What it was used for, and the budget, are here:',
    },
    stopped: {
      subject: (_, month) => `The language model’s budget for ${month} is used up`,
      hello: name => `Hello ${name},`,
      body: ({ used, monthly, month, organisationName }) =>
        `the language model has used ${used} of ${monthly} that ${organisationName} has set for ${month}, and the next question may cost more than is left.

Until the month is over or the budget is raised, rules and the search in your articles do the work without it. Nobody is refused.`,
      settings: 'What it was used for, and the budget, are here:',
    },
  },
  zh: {
    warned: {
      subject: (share, month) => `${month}语言模型预算已用 ${share}`,
      hello: name => `${name}，您好：`,
      body: ({ used, monthly, month, organisationName }) =>
        `${organisationName} 在${month}的语言模型预算为 ${monthly}，目前已用 ${used}。

您无需采取任何措施：预算用完后，将由规则和知识文章检索继续工作，不会拒绝任何客户。`,
      settings: '用途明细和预算设置请见：',
    },
    stopped: {
      subject: (_, month) => `${month}语言模型预算已用完`,
      hello: name => `${name}，您好：`,
      body: ({ used, monthly, month, organisationName }) =>
        `${organisationName} 在${month}的语言模型预算为 ${monthly}，目前已用 ${used}，下一次调用可能超出余额。

在本月结束或提高预算之前，由规则和知识文章检索完成工作，不使用语言模型。不会拒绝任何客户。`,
      settings: '用途明细和预算设置请见：',
    },
  },
  bg: {
    warned: {
      subject: (share, month) => `Изразходвани са ${share} от бюджета за езиковия модел за ${month}`,
      hello: name => `Здравейте, ${name},`,
      body: ({ used, monthly, month, organisationName }) =>
        `езиковият модел е изразходвал ${used} от ${monthly}, определени от ${organisationName} за ${month}.

Не е нужно да правите нищо: когато бюджетът свърши, правилата и търсенето във Вашите статии продължават без него и на никого не се отказва.`,
      settings: 'За какво е ползван и какъв е бюджетът, вижте тук:',
    },
    stopped: {
      subject: (_, month) => `Бюджетът за езиковия модел за ${month} е изчерпан`,
      hello: name => `Здравейте, ${name},`,
      body: ({ used, monthly, month, organisationName }) =>
        `езиковият модел е изразходвал ${used} от ${monthly}, определени от ${organisationName} за ${month}, и следващият въпрос може да струва повече, отколкото остава.

До края на месеца или докато бюджетът се увеличи, работят правилата и търсенето във Вашите статии, без него. На никого не се отказва.`,
      settings: 'За какво е ползван и какъв е бюджетът, вижте тук:',
    },
  },
};

/** To who looks after the budget: how far it is used, and what happens now. */
export function budgetMail(
  locale: Locale,
  what: 'warned' | 'stopped',
  { name, organisationName, spent, monthly, currency, link, ...facts }: BudgetFacts,
): { subject: string; text: string } {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 2 });
  // Never more than is true: 79.9 is not 80.
  const share = new Intl.NumberFormat(locale, { style: 'percent', roundingMode: 'floor' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${facts.month}-15T12:00:00Z`),
  );
  const { subject, hello, body, settings } = words[locale][what];
  const used = money.format(spent);
  return {
    subject: subject(share.format(monthly > 0 ? spent / monthly : 1), month),
    text: `${hello(name)}

${body({ used, monthly: money.format(monthly), month, organisationName })}

${settings}
${link}
`,
  };
}
