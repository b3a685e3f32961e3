export const INVITATION_MS = 72 * 3_600_000;

export interface InvitationLife {
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
}

export const isOpen = ({ acceptedAt, withdrawnAt, expiresAt }: InvitationLife, now: Date): boolean =>
  acceptedAt === null && withdrawnAt === null && now.getTime() < expiresAt.getTime();
