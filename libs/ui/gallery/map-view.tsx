import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { DragProvider, ServiceMap, useDragSource, useToasts } from '../index';
import type { EngineerState, MapEngineer, MapJob, MapSelection } from '../index';
import { places } from '../map/places';
import { unproject } from '../map/projection';

const urgencies = ['critical', 'high', 'normal', 'normal', 'low'] as const;
const phases = ['open', 'planned', 'under_way', 'planned', 'done'] as const;
const states: EngineerState[] = ['free', 'en_route', 'working', 'paused', 'on_site', 'off-shift'];
const people = [
  'Georgi Petrov',
  'Мария Иванова',
  '李 伟',
  'Stoyan Dimitrov',
  'Elena Koleva',
  'Nikolay Todorov',
];

/** A small generator with a seed: the same picture every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function scatter(count: number): MapJob[] {
  const next = chance(7);
  const towns = places.slice(0, 55);
  return Array.from({ length: count }, (_, index) => {
    const town = towns[Math.floor(next() ** 2 * towns.length)] ?? towns[0];
    const { lat, lng } = unproject(town ?? { x: 0.5, y: 0.5 });
    return {
      id: `j${index}`,
      position: { lat: lat + (next() - 0.5) * 0.12, lng: lng + (next() - 0.5) * 0.16 },
      urgency: urgencies[Math.floor(next() * 5)] ?? 'normal',
      phase: phases[Math.floor(next() * 5)] ?? 'open',
      title: `WO-${10_400 + index} Compressor overheats`,
      detail: `${town?.names.en ?? ''}, hall ${index % 7}`,
    };
  });
}

export function MapView({ count, height }: { count: number; height: string }): ReactNode {
  const toasts = useToasts();
  const wanted = new URLSearchParams(location.search);
  const url = wanted.get('tiles');
  const tiles = url
    ? { url, datum: wanted.get('datum') === 'gcj02' ? ('gcj02' as const) : ('wgs84' as const) }
    : null;
  const centre = wanted.has('shanghai') ? { lat: 31.177_427_6, lng: 121.527_210_6 } : undefined;
  const [selected, setSelected] = useState<MapSelection>({ kind: 'job', id: 'j3' });
  const [hovered, setHovered] = useState<string | null>(null);
  const jobs = useMemo(() => scatter(count), [count]);
  const engineers = useMemo<MapEngineer[]>(
    () =>
      people.map((name, index) => {
        const town = places[[0, 1, 2, 3, 5, 16][index] ?? 0];
        const { lat, lng } = unproject(town ?? { x: 0.5, y: 0.5 });
        return {
          id: `e${index}`,
          name,
          state: states[index] ?? 'free',
          heading: 60,
          position: { lat: lat + 0.06, lng: lng - 0.12 },
        };
      }),
    [],
  );
  const routes = useMemo(
    () => [
      { id: 'r', points: [engineers[1], jobs[3], jobs[8]].flatMap(thing => (thing ? [thing.position] : [])) },
      {
        id: 'p',
        planned: true,
        tone: 'neutral' as const,
        points: [jobs[8], jobs[14]].flatMap(job => (job ? [job.position] : [])),
      },
    ],
    [engineers, jobs],
  );
  return (
    <DragProvider>
      <Handle />
      <div style={{ height }}>
        <ServiceMap
          jobs={jobs}
          engineers={centre ? [] : engineers}
          routes={routes}
          tiles={tiles}
          start={centre && { centre, zoom: 15 }}
          selected={selected}
          onSelect={setSelected}
          hovered={hovered}
          onHover={setHovered}
          jobPayload={job => ({ kind: 'job', id: job.id, label: job.title })}
          onDropOnEngineer={(payload, engineerId) =>
            toasts.show({ tone: 'good', text: `${payload.label} → ${engineerId}` })
          }
        />
      </div>
    </DragProvider>
  );
}

function Handle(): ReactNode {
  const source = useDragSource({ kind: 'job', id: 'q1', label: 'WO-99 from the queue' });
  return (
    <button
      type="button"
      className="co-button co-button--secondary"
      style={{ position: 'fixed', zIndex: 900, margin: 8 }}
      {...source}
    >
      WO-99
    </button>
  );
}
