import type { Locale } from '#contracts';

interface ResetFacts {
  name: string;
  organisationName: string;
  link: string;
}

export const resetMail: Record<Locale, (facts: ResetFacts) => { subject: string; text: string }> = {
  en: ({ name, organisationName, link }) => ({
    subject: 'A new password for Callout',
    text: `Hello ${name},

somebody, probably you, asked for a new password for your Callout account at ${organisationName}.

Choose it here:
${link}

The link works once, for one hour. If it was not you, ignore this mail: your password stays as it is.
`,
  }),
  zh: ({ name, organisationName, link }) => ({
    subject: '重置您的 Callout 密码',
    text: `${name}，您好：

有人（可能是您本人）请求重置您在 ${organisationName} 的 Callout 账号密码。

请打开以下链接设置新密码：
${link}

该链接仅可使用一次，一小时内有效。如果不是您本人操作，请忽略这封邮件：您的密码不会改变。
`,
  }),
  bg: ({ name, organisationName, link }) => ({
    subject: 'Нова парола за Callout',
    text: `Здравейте, ${name},

някой, вероятно Вие, поиска нова парола за Вашия профил в Callout към ${organisationName}.

Изберете я тук:
${link}

Връзката работи веднъж, в рамките на един час. Ако не сте били Вие, не правете нищо: паролата Ви остава същата.
`,
  }),
};
