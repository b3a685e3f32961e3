import L from 'leaflet';
import { initialsOf } from '../components/card';
import type { EngineerState, MapEngineer } from './types';

export interface EngineersLayerOptions {
  onSelect: (id: string) => void;
  onHover: (id: string | null) => void;
  /** Id under which the drag controller knows an engineer on the map. */
  dropTarget: (engineerId: string) => string;
}

export interface EngineersLayer {
  /** `describe` is what a screen reader says: name, state, last seen. */
  show: (
    engineers: readonly MapEngineer[],
    selected: string | null,
    describe: (engineer: MapEngineer) => string,
  ) => void;
  /** Where they stand in the view, so that names keep away. */
  marks: () => { x: number; y: number; radius: number }[];
  remove: () => void;
}

/** A letter-like sign beside the colour of each state. */
const signs: Record<EngineerState, string> = {
  'off-shift': '',
  free: '',
  en_route: '➤',
  on_site: '●',
  working: '◆',
  paused: '‖',
  absent: '×',
};

/** Engineers are DOM markers: few, focusable by keyboard, and targets of a drop. They glide to a new position. */
export function createEngineersLayer(map: L.Map, options: EngineersLayerOptions): EngineersLayer {
  const markers = new Map<string, { marker: L.Marker; drawn: string }>();

  const add = (engineer: MapEngineer): L.Marker => {
    const marker = L.marker([engineer.position.lat, engineer.position.lng], {
      pane: 'engineers',
      keyboard: true,
      riseOnHover: true,
    });
    marker.on('click', () => options.onSelect(engineer.id));
    marker.on('keypress', ({ originalEvent }: L.LeafletKeyboardEvent) => {
      if (originalEvent.key === 'Enter') options.onSelect(engineer.id);
    });
    marker.on('mouseover', () => options.onHover(engineer.id));
    marker.on('mouseout', () => options.onHover(null));
    return marker;
  };

  const show: EngineersLayer['show'] = (engineers, selected, describe) => {
    const present = new Set(engineers.map(engineer => engineer.id));
    for (const [id, { marker }] of markers) {
      if (present.has(id)) continue;
      marker.remove();
      markers.delete(id);
    }
    for (const engineer of engineers) {
      const entry = markers.get(engineer.id) ?? { marker: add(engineer), drawn: '' };
      markers.set(engineer.id, entry);
      entry.marker.setLatLng([engineer.position.lat, engineer.position.lng]);
      const label = describe(engineer);
      const drawn = JSON.stringify([
        engineer.name,
        engineer.state,
        engineer.heading,
        engineer.id === selected,
      ]);
      if (drawn !== entry.drawn) {
        const target = options.dropTarget(engineer.id);
        entry.marker.setIcon(
          L.divIcon({ className: 'co-engineer', html: face(engineer, selected, target), iconSize: [34, 34] }),
        );
        entry.drawn = drawn;
        if (!map.hasLayer(entry.marker)) entry.marker.addTo(map);
      }
      entry.marker.setZIndexOffset(engineer.id === selected ? 1_000 : 0);
      const element = entry.marker.getElement();
      element?.setAttribute('aria-label', label);
      element?.setAttribute('role', 'button');
    }
  };

  return {
    show,
    marks: () =>
      [...markers.values()].map(({ marker }) => {
        const { x, y } = map.latLngToContainerPoint(marker.getLatLng());
        return { x, y, radius: 17 };
      }),
    remove: () => {
      for (const { marker } of markers.values()) marker.remove();
      markers.clear();
    },
  };
}

function face(engineer: MapEngineer, selected: string | null, target: string): HTMLElement {
  const element = document.createElement('span');
  element.className = `co-engineer__face co-engineer__face--${engineer.state}`;
  element.dataset.dropTarget = target;
  // The marker around it has the whole name as its label.
  element.ariaHidden = 'true';
  if (engineer.id === selected) element.classList.add('co-engineer__face--selected');
  // Drawn by the stylesheet: the name that is read aloud need not repeat them.
  element.dataset.initials = initialsOf(engineer.name);
  const sign = signs[engineer.state];
  if (sign) {
    const badge = document.createElement('i');
    badge.textContent = sign;
    if (engineer.state === 'en_route' && engineer.heading !== undefined)
      badge.style.setProperty('--turn', `${engineer.heading - 90}deg`);
    element.append(badge);
  }
  return element;
}
