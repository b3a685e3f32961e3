import type { PersonalDataSummary, PersonSought } from '#contracts';

/** An address, or a number of at least six digits; null for what is neither. */
export function soughtIn(typed: string): PersonSought | null {
  const text = typed.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { email: text };
  const digits = text.replaceAll(/\D/g, '').length;
  return /^[\d\s+()./-]+$/.test(text) && digits >= 6 && text.length <= 40 ? { phone: text } : null;
}

/** Does it look as if who is meant was typed? The server asks again, and more exactly. */
export function isTypedOf(
  typed: string,
  { names, email, phone }: Pick<PersonalDataSummary, 'names' | 'email' | 'phone'>,
): boolean {
  const word = typed.trim().toLowerCase();
  if (word === '') return false;
  if ([...names, ...(email === null ? [] : [email])].some(one => one.toLowerCase() === word)) return true;
  const digits = word.replaceAll(/\D/g, '');
  return phone !== null && digits.length >= 6 && digits.slice(-9) === phone;
}
