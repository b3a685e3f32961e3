import type { ReactNode } from 'react';
import { IconButton, Button, Switch, useFormat } from '#ui';
import { zooms } from '../../../board/geometry';
import type { Zoom } from '../../../board/geometry';
import { shiftDate } from '../../../board/time';
import { useT } from '../../../i18n';
import { ConflictsButton } from '../conflicts/conflicts-button';
import { useDesk } from '../desk/desk';
import { PlanButton } from '../plan-day/plan-button';
import { RepairButton } from '../repair/repair-button';
import type { Panels } from './use-panels';

export interface BoardBarProps {
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  isOnShiftOnly: boolean;
  onOnShiftOnly: (only: boolean) => void;
  shown: number;
  panels?: Panels | undefined;
}

/** Which day, how many hours at once, who; and which panels are open. */
export function BoardBar(props: BoardBarProps): ReactNode {
  const { zoom, onZoom, panels } = props;
  const t = useT();
  const format = useFormat();
  const { day, isToday, setDay, zone, visits } = useDesk();
  const at = zooms.indexOf(zoom);
  const zoomTo = (index: number): void => {
    const next = zooms[index];
    if (next) onZoom(next);
  };
  const noon = `${day}T12:00:00Z`;
  return (
    <header className="cs-boardbar">
      <div className="cs-boardbar__group">
        <IconButton
          icon="chevronLeft"
          small
          label={t('dispatch.dayBefore')}
          onClick={() => setDay(shiftDate(day, -1))}
        />
        <label className="cs-boardbar__day">
          <strong>{format.dateTime(noon, { zone: 'UTC', viewerZone: 'UTC', style: 'day' })}</strong>
          <input
            type="date"
            aria-label={t('dispatch.date')}
            value={day}
            onChange={event => event.target.value && setDay(event.target.value)}
            onClick={event => event.currentTarget.showPicker()}
          />
        </label>
        <IconButton
          icon="chevronRight"
          small
          label={t('dispatch.dayAfter')}
          onClick={() => setDay(shiftDate(day, 1))}
        />
        {!isToday && (
          <Button small onClick={() => setDay('')}>
            {t('common.today')}
          </Button>
        )}
      </div>
      <span className="cs-boardbar__facts co-clip">
        {t('dispatch.boardFacts', { engineers: props.shown, visits: visits.length })}
        <span className="co-faint"> · {zone}</span>
      </span>
      <span className="co-grow" />
      <ConflictsButton />
      <PlanButton />
      <RepairButton />
      <span className="cs-boardbar__only">
        <Switch
          label={t('dispatch.onShiftOnly')}
          checked={props.isOnShiftOnly}
          onChange={event => props.onOnShiftOnly(event.target.checked)}
        />
      </span>
      <div className="cs-boardbar__group">
        <IconButton
          icon="minus"
          small
          label={t('dispatch.moreHours')}
          disabled={at === zooms.length - 1}
          onClick={() => zoomTo(at + 1)}
        />
        <span className="cs-boardbar__zoom">{t('dispatch.hours', { hours: zoom })}</span>
        <IconButton
          icon="plus"
          small
          label={t('dispatch.fewerHours')}
          disabled={at === 0}
          onClick={() => zoomTo(at - 1)}
        />
      </div>
      {panels && <Folds panels={panels} />}
    </header>
  );
}

function Folds({ panels }: { panels: Panels }): ReactNode {
  const t = useT();
  return (
    <div className="cs-boardbar__group cs-boardbar__folds">
      <IconButton
        icon="list"
        small
        label={t('dispatch.queue.title')}
        aria-pressed={panels.hasQueue}
        onClick={() => panels.showQueue(!panels.hasQueue)}
      />
      <IconButton
        icon="map"
        small
        label={t('dispatch.map')}
        aria-pressed={panels.hasMap}
        onClick={() => panels.showMap(!panels.hasMap)}
      />
      <IconButton
        icon="board"
        small
        label={t('dispatch.board')}
        aria-pressed={panels.hasBoard}
        onClick={() => panels.showBoard(!panels.hasBoard)}
      />
    </div>
  );
}
