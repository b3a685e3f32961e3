import { useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { IconButton } from '../components/button';
import { Notice } from '../components/feedback';
import { useDragController, watchForDrag } from '../drag/drag';
import type { DragPayload } from '../drag/controller';
import { useDynamicT, useLocale, useSharedT } from '../i18n/i18n';
import { useFormat } from '../i18n/use-format';
import { useTheme } from '../theme/theme';
import { MapList } from './map-list';
import { createStage } from './stage';
import type { Stage, StageOptions } from './stage';
import type { MapEngineer, MapJob, MapRoute, MapSelection, MapTiles, Position } from './types';
import './map.css';

export interface ServiceMapHandle {
  fit: () => void;
}

export interface ServiceMapProps {
  ref?: Ref<ServiceMapHandle>;
  label?: string;
  /** Head of the list in words, when the marks are not jobs but units. */
  listTitle?: (count: number) => string;
  jobs?: readonly MapJob[];
  engineers?: readonly MapEngineer[];
  routes?: readonly MapRoute[];
  selected?: MapSelection;
  onSelect?: (selection: MapSelection) => void;
  /** The job under the pointer, here or in a list beside: shown on both. */
  hovered?: string | null;
  onHover?: (jobId: string | null) => void;
  /** Jobs of the map may be dragged: what they carry. */
  jobPayload?: (job: MapJob) => DragPayload | null;
  /** Something was dropped on an engineer's mark (needs a DragProvider above). */
  onDropOnEngineer?: (payload: DragPayload, engineerId: string) => void;
  acceptsOnEngineer?: (payload: DragPayload, engineerId: string) => boolean;
  /** While it hovers there, and when it is gone: for the instant check. */
  onOverEngineer?: (payload: DragPayload, engineerId: string, at: { x: number; y: number } | null) => void;
  onLeaveEngineer?: () => void;
  /** Online tiles; the built-in map without, and when they cannot be reached. */
  tiles?: MapTiles | null;
  /** Where to look before anything is known. Bulgaria unless told. */
  start?: { centre: Position; zoom: number };
  /** A change of this shows everything again (another day, another filter). */
  fitKey?: string;
}

const nothing: readonly never[] = [];
const bulgaria = { centre: { lat: 42.73, lng: 25.3 }, zoom: 7 };
const dropTarget = (engineerId: string): string => `map:engineer:${engineerId}`;

export default function ServiceMap(props: ServiceMapProps): ReactNode {
  const { jobs = nothing, engineers = nothing, routes = nothing, selected = null, hovered = null } = props;
  const { ref, tiles = null, fitKey = '' } = props;
  const t = useSharedT();
  const word = useDynamicT();
  const format = useFormat();
  const { locale } = useLocale();
  const { theme } = useTheme();
  const drag = useDragController();
  const host = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [awayUrl, setAwayUrl] = useState<string | null>(null);
  const [listed, setListed] = useState<'all' | readonly string[] | null>(null);

  const describe = useCallback(
    (engineer: MapEngineer): string => {
      const seen = engineer.seenAt && t('map.lastSeen', { when: format.relative(engineer.seenAt) });
      return [engineer.name, word('engineer.state', engineer.state), seen].filter(Boolean).join(', ');
    },
    [t, word, format],
  );
  // What the stage calls later must see the props of then, not of its birth.
  const now = useRef({ props, jobs, engineers, drag, describe, word });
  useEffect(() => {
    now.current = { props, jobs, engineers, drag, describe, word };
  });

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const { start } = now.current.props;
    const options: StageOptions = {
      ...(start ?? bulgaria),
      credit: 'Natural Earth',
      engineers: {
        dropTarget,
        onSelect: id => now.current.props.onSelect?.({ kind: 'engineer', id }),
        onHover: id => {
          const engineer = now.current.engineers.find(other => other.id === id);
          made.tip(engineer?.position ?? null, engineer && [now.current.describe(engineer), engineer.detail]);
        },
      },
      onPress: cluster => {
        const ids = cluster?.members.map(member => member.id) ?? [];
        if (ids.length > 1) setListed(ids);
        else setListed(before => (before === 'all' ? before : null));
        if (ids.length <= 1)
          now.current.props.onSelect?.(ids[0] === undefined ? null : { kind: 'job', id: ids[0] });
      },
      onHover: cluster => {
        const [only, second] = cluster?.members ?? [];
        now.current.props.onHover?.(second ? null : (only?.id ?? null));
        if (!only || second) made.tip(null);
        else {
          const urgency = now.current.word('urgency', only.job.urgency);
          made.tip(only.job.position, [only.job.title, only.job.detail, urgency]);
        }
      },
      onGrab: (cluster, x, y) => {
        const [only] = cluster.members;
        const payload = only && now.current.props.jobPayload?.(only.job);
        if (!payload || !now.current.drag) return false;
        watchForDrag(now.current.drag, payload, x, y);
        return true;
      },
      onTilesAway: setAwayUrl,
    };
    const made = createStage(element, options);
    setStage(made);
    return () => made.remove();
  }, []);

  useEffect(() => stage?.jobs.show(jobs), [stage, jobs]);
  useEffect(() => stage?.routes.show(routes), [stage, routes]);
  const selectedEngineer = selected?.kind === 'engineer' ? selected.id : null;
  useEffect(
    () => stage?.engineers.show(engineers, selectedEngineer, describe),
    [stage, engineers, selectedEngineer, describe],
  );
  const selectedJob = selected?.kind === 'job' ? selected.id : null;
  useEffect(() => stage?.jobs.mark(selectedJob, hovered), [stage, selectedJob, hovered]);
  useEffect(() => stage?.dress(theme, locale), [stage, theme, locale]);
  const { url, attribution, datum } = tiles ?? {};
  useEffect(
    () => stage?.setTiles(url === undefined ? null : { url, attribution, datum }),
    [stage, url, attribution, datum],
  );

  useEffect(() => {
    if (!stage || !selected) return;
    const { jobs: known, engineers: people } = now.current;
    const found = (selected.kind === 'job' ? known : people).find(other => other.id === selected.id);
    if (found) stage.reveal(found.position);
  }, [stage, selected]);

  const fit = useCallback(() => {
    const { jobs: known, engineers: people } = now.current;
    stage?.fit([...known, ...people].map(thing => thing.position));
  }, [stage]);
  useImperativeHandle(ref, () => ({ fit }), [fit]);
  const hasMarks = jobs.length + engineers.length > 0;
  const fitted = useRef<string | null>(null);
  useEffect(() => {
    if (!stage || !hasMarks || fitted.current === fitKey) return;
    fitted.current = fitKey;
    fit();
  }, [stage, hasMarks, fitKey, fit]);

  const { onDropOnEngineer } = props;
  useEffect(() => {
    if (!drag || !onDropOnEngineer) return undefined;
    const ends = engineers.map(engineer =>
      drag.register({
        id: dropTarget(engineer.id),
        label: engineer.name,
        accepts: payload => now.current.props.acceptsOnEngineer?.(payload, engineer.id) ?? true,
        onDrop: payload => now.current.props.onDropOnEngineer?.(payload, engineer.id),
        onOver: (payload, at) => now.current.props.onOverEngineer?.(payload, engineer.id, at),
        onLeave: () => now.current.props.onLeaveEngineer?.(),
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [drag, engineers, onDropOnEngineer]);

  const listedJobs = listed === 'all' ? jobs : jobs.filter(job => listed?.includes(job.id));
  return (
    <section className="co-map" aria-label={props.label ?? t('map.label')}>
      <div ref={host} />
      <div className="co-map__controls">
        <div className="co-map__group">
          <IconButton icon="plus" label={t('map.zoomIn')} onClick={() => stage?.map.zoomIn()} />
          <IconButton icon="minus" label={t('map.zoomOut')} onClick={() => stage?.map.zoomOut()} />
        </div>
        <div className="co-map__group">
          <IconButton icon="mapPin" label={t('map.fit')} onClick={fit} />
          <IconButton
            icon="list"
            label={t('map.list')}
            aria-pressed={listed !== null}
            onClick={() => setListed(before => (before === null ? 'all' : null))}
          />
        </div>
      </div>
      {url !== undefined && awayUrl === url && (
        <div className="co-map__notice">
          <Notice tone="warn">{t('map.tilesAway')}</Notice>
        </div>
      )}
      {listed !== null && (
        <MapList
          title={props.listTitle?.(listedJobs.length) ?? t('map.jobs', { count: listedJobs.length })}
          short={listed !== 'all'}
          jobs={listedJobs}
          engineers={listed === 'all' ? engineers : nothing}
          selected={selected}
          onSelect={selection => props.onSelect?.(selection)}
          onClose={() => setListed(null)}
        />
      )}
    </section>
  );
}
