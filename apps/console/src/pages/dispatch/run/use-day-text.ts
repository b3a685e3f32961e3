import { useFormat } from '#ui';
import { useDesk } from '../desk/desk';

/** A date as people write it. */
export function useDateText(): (date: string) => string {
  const format = useFormat();
  return date => format.dateTime(`${date}T12:00:00Z`, { zone: 'UTC', viewerZone: 'UTC', style: 'day' });
}

/** The day that the desk shows. */
export function useDayText(): string {
  const text = useDateText();
  const { day } = useDesk();
  return text(day);
}
