import { useFormat } from '#ui';
import { useDesk } from '../desk/desk';

/** The day that the desk shows, as people write it. */
export function useDayText(): string {
  const format = useFormat();
  const { day } = useDesk();
  return format.dateTime(`${day}T12:00:00Z`, { zone: 'UTC', viewerZone: 'UTC', style: 'day' });
}
