import { describe, expect, it } from '@jest/globals';
import { Locale } from '#contracts';
import { codeMail, messageMail, trackingMail } from './mails';

const facts = {
  number: 'R-000042',
  modelName: 'GA-30\r\nBcc: eve@example.com',
  siteName: 'Serdika',
  manufacturerName: 'Shenzhen Air',
  link: 'https://callout.example/portal/track#secret',
};

describe.each(Locale.options)('mails in %s', locale => {
  it('carry the number, the place and the link, in one line of subject', () => {
    const { subject, text } = trackingMail[locale](facts);
    expect(subject).toContain('R-000042');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).not.toContain('secret');
    for (const part of [facts.number, facts.siteName, facts.link, facts.manufacturerName])
      expect(text).toContain(part);
  });

  it('lead to a message without telling it', () => {
    const { subject, text } = messageMail[locale](facts);
    expect(subject).toContain('R-000042');
    expect(text).toContain(facts.link);
  });

  it('carry the code', () => {
    const { subject, text } = codeMail[locale]({ number: 'R-000042', code: '012345' });
    expect(subject).toContain('012345');
    expect(text).toContain('012345');
    expect(text).toContain('R-000042');
  });
});

it('are of three languages', () => {
  expect(new Set(Locale.options.map(locale => trackingMail[locale](facts).text)).size).toBe(3);
});
