import { z } from 'zod';

/** One mail to one person. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/** The mail could not be handed over; sending again may help. */
export class MailFailed extends Error {
  override readonly name = 'MailFailed';
}

/** Sends mails; bound to SMTP or to a folder. Never inside a transaction: from a job. */
export abstract class Mail {
  /** Resolves when the mail has been handed over. @throws MailFailed, or ZodError for a letter that is none */
  async send(letter: Letter): Promise<void> {
    await this.deliver(Sound.parse(letter));
  }

  protected abstract deliver(letter: Letter): Promise<void>;
}

const hasNoControl = (text: string) => !/\p{Cc}/u.test(text);

/** One address, and no line breaks where a header is: nothing that somebody typed adds a recipient or a header. */
const Sound = z.object({
  to: z.email().max(254).refine(hasNoControl),
  subject: z.string().min(1).max(250).refine(hasNoControl, { error: 'must be one line' }),
  text: z.string().max(200_000),
  html: z.string().max(500_000).optional(),
});
