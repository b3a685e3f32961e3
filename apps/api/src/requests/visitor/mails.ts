import type { Locale } from '#contracts';

export interface MailText {
  subject: string;
  text: string;
}

interface ReportFacts {
  number: string;
  modelName: string;
  siteName: string;
  manufacturerName: string;
  link: string;
}

/** A header is one line of bounded length, whatever a model is called. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 200);

/** To who reported a fault: it has arrived, and where to follow it. */
export const trackingMail: Record<Locale, (facts: ReportFacts) => MailText> = {
  en: ({ number, modelName, siteName, manufacturerName, link }) => ({
    subject: oneLine(`Your report ${number}: ${modelName}`),
    text: `Hello,

we have received your report ${number} about ${modelName} at ${siteName}.

Follow each step, add details and accept the work here:
${link}

Whoever has this link sees your report. Please do not pass it on.

${manufacturerName}`,
  }),
  zh: ({ number, modelName, siteName, manufacturerName, link }) => ({
    subject: oneLine(`您的报修 ${number}：${modelName}`),
    text: `您好：

我们已收到您关于 ${siteName} 的 ${modelName} 的报修 ${number}。

请点击以下链接查看进度、补充说明并验收：
${link}

持有此链接的人都可以查看您的报修，请勿转发。

${manufacturerName}`,
  }),
  bg: ({ number, modelName, siteName, manufacturerName, link }) => ({
    subject: oneLine(`Вашата заявка ${number}: ${modelName}`),
    text: `Здравейте,

получихме заявка ${number} за ${modelName} в ${siteName}.

Следете всяка стъпка, добавете подробности и приемете работата тук:
${link}

Който има тази връзка, вижда заявката Ви. Моля, не я препращайте.

${manufacturerName}`,
  }),
};

/** To who reported a fault: somebody has written, and where to read and answer it. */
export const messageMail: Record<Locale, (facts: ReportFacts) => MailText> = {
  en: ({ number, modelName, manufacturerName, link }) => ({
    subject: oneLine(`A message about your report ${number}`),
    text: `Hello,

we have written to you about your report ${number} (${modelName}). Read and answer it here:
${link}

${manufacturerName}`,
  }),
  zh: ({ number, modelName, manufacturerName, link }) => ({
    subject: oneLine(`关于报修 ${number} 的新消息`),
    text: `您好：

关于您的报修 ${number}（${modelName}），我们给您留了消息。请在此查看并回复：
${link}

${manufacturerName}`,
  }),
  bg: ({ number, modelName, manufacturerName, link }) => ({
    subject: oneLine(`Съобщение по заявка ${number}`),
    text: `Здравейте,

писахме Ви по заявка ${number} (${modelName}). Прочетете и отговорете тук:
${link}

${manufacturerName}`,
  }),
};

/** To the address that was given with the report: six digits for the browser that asked. */
export const codeMail: Record<Locale, (facts: { number: string; code: string }) => MailText> = {
  en: ({ number, code }) => ({
    subject: `${code} is your code`,
    text: `Your code for report ${number}: ${code}

It works for 10 minutes, in the browser where you asked for it. If you did not ask, ignore this message.`,
  }),
  zh: ({ number, code }) => ({
    subject: `您的验证码：${code}`,
    text: `报修 ${number} 的验证码：${code}

10 分钟内有效，仅限在您请求验证码的浏览器中使用。如非本人操作，请忽略本邮件。`,
  }),
  bg: ({ number, code }) => ({
    subject: `${code} е Вашият код`,
    text: `Вашият код за заявка ${number}: ${code}

Важи 10 минути, в браузъра, от който е поискан. Ако не сте го искали, не обръщайте внимание на това съобщение.`,
  }),
};
