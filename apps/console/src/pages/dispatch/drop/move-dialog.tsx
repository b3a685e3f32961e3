import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BoardVisit } from '#contracts';
import { Button, Dialog, Field, Notice, Select, TextInput, useSharedT } from '#ui';
import { spanOf } from '../../../board/day-of-engineer';
import { verdictOf } from '../../../board/proposal';
import { dateOf, instantOf, isDate, minuteMs } from '../../../board/time';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { usePlanning } from '../desk/planning';
import { ReasonLines } from '../reason-lines';
import { checkHere } from './check-here';
import { draggedOf, visitPayload } from './dragged';

/** Moving without a drag: by keyboard, by finger, or to another day. */
export function MoveDialog({ visit, onClose }: { visit: BoardVisit; onClose: () => void }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const { engineers, visits, orders, now } = useDesk();
  const planning = usePlanning();
  const zone = visit.timeZone;
  const planned = spanOf(visit);
  const [engineerId, setEngineerId] = useState(visit.engineerId);
  const [date, setDate] = useState(() => dateOf(planned.start, zone));
  const [time, setTime] = useState(() => clockOf(planned.start, zone));
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const start = isDate(date) ? instantOf(date, hours * 60 + minutes, zone) : Number.NaN;
  const engineer = engineers.find(one => one.id === engineerId);
  const dragged = draggedOf(visitPayload(visit), orders, [visit]);
  const check =
    engineer && dragged && Number.isFinite(start)
      ? checkHere({
          thing: dragged.thing,
          minutes: dragged.minutes,
          engineer,
          start,
          visits,
          ignoreVisitId: visit.id,
          now,
        })
      : null;
  const verdict = verdictOf(check);
  const tones = { wait: 'neutral', allowed: 'good', against: 'warn', blocked: 'bad' } as const;
  const submit = (): void => {
    if (!engineer || !Number.isFinite(start)) return;
    onClose();
    void planning.move(visit, { engineerId, engineerName: engineer.name, start }, check);
  };
  return (
    <Dialog
      open
      title={t('dispatch.moveTitle', { number: visit.workOrderNumber })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button kind="primary" disabled={verdict === 'blocked' || verdict === 'wait'} onClick={submit}>
            {t('dispatch.move')}
          </Button>
        </>
      }
    >
      <div className="co-stack">
        <Field label={shared('noun.engineer')}>
          <Select
            value={engineerId}
            options={engineers.map(one => ({ value: one.id, label: `${one.name} · ${one.city}` }))}
            onChange={event => setEngineerId(event.target.value)}
          />
        </Field>
        <div className="cs-move">
          <Field label={t('dispatch.date')}>
            <TextInput type="date" value={date} onChange={event => setDate(event.target.value)} />
          </Field>
          <Field label={t('dispatch.time')}>
            <TextInput type="time" step={300} value={time} onChange={event => setTime(event.target.value)} />
          </Field>
        </div>
        {check && (
          <Notice tone={tones[verdict]}>
            <strong>{t(`dispatch.verdict.${verdict}`)}</strong>
            <ReasonLines reasons={check.reasons} zone={zone} />
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

/** What an input of type time takes: 14:05 on the clocks of the zone. */
function clockOf(at: number, zone: string): string {
  const since = Math.round((at - instantOf(dateOf(at, zone), 0, zone)) / minuteMs);
  return `${String(Math.floor(since / 60)).padStart(2, '0')}:${String(since % 60).padStart(2, '0')}`;
}
