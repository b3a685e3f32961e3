import type { Locale, Role } from '#contracts';

export interface MailText {
  subject: string;
  text: string;
}

interface InvitationFacts {
  name: string;
  invitedBy: string;
  organisationName: string;
  role: Role;
  link: string;
}

const roles: Record<Locale, Record<Role, string>> = {
  en: {
    manager: 'service manager',
    dispatcher: 'dispatcher',
    agent: 'service agent',
    engineer: 'field engineer',
    'partner-dispatcher': 'dispatcher of the service partner',
    'partner-engineer': 'field engineer of the service partner',
    customer: 'customer',
  },
  zh: {
    manager: '服务经理',
    dispatcher: '调度员',
    agent: '客服专员',
    engineer: '现场工程师',
    'partner-dispatcher': '服务商调度员',
    'partner-engineer': '服务商现场工程师',
    customer: '客户',
  },
  bg: {
    manager: 'мениджър „Сервиз“',
    dispatcher: 'диспечер',
    agent: 'сервизен консултант',
    engineer: 'сервизен инженер',
    'partner-dispatcher': 'диспечер на сервизния партньор',
    'partner-engineer': 'сервизен инженер на партньора',
    customer: 'клиент',
  },
};

export const invitationMail: Record<Locale, (facts: InvitationFacts) => MailText> = {
  en: ({ name, invitedBy, organisationName, role, link }) => ({
    subject: `Your Callout account at ${organisationName}`,
    text: `Hello ${name},

${invitedBy} invites you to Callout as ${roles.en[role]} at ${organisationName}.

Choose a password and begin here:
${link}

The link works once, for 72 hours. If you did not expect this mail, ignore it: no account is made without the link.
`,
  }),
  zh: ({ name, invitedBy, organisationName, role, link }) => ({
    subject: `您在 ${organisationName} 的 Callout 账号`,
    text: `${name}，您好：

${invitedBy} 邀请您加入 ${organisationName} 的 Callout，角色：${roles.zh[role]}。

请打开以下链接设置密码并开始使用：
${link}

该链接仅可使用一次，72 小时内有效。如果您没有预料到这封邮件，请忽略：不打开链接就不会创建账号。
`,
  }),
  bg: ({ name, invitedBy, organisationName, role, link }) => ({
    subject: `Вашият профил в Callout за ${organisationName}`,
    text: `Здравейте, ${name},

${invitedBy} Ви кани в Callout като ${roles.bg[role]} към ${organisationName}.

Изберете парола и започнете оттук:
${link}

Връзката работи веднъж, в рамките на 72 часа. Ако не сте очаквали това писмо, не правете нищо: без връзката не се създава профил.
`,
  }),
};
