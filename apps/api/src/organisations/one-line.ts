/** Names go into mails: none of them may begin a line of its own there. */
export const oneLine = (name: string): string => name.replaceAll(/[\p{Cc}\s]+/gu, ' ');
