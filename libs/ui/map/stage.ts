import L from 'leaflet';
import type { Locale } from '../i18n/locale';
import type { Theme } from '../theme/theme';
import { createBaseLayer } from './base/layer';
import { canBeParted } from './clusters';
import { createEngineersLayer } from './engineers-layer';
import type { EngineersLayer, EngineersLayerOptions } from './engineers-layer';
import { createJobsLayer } from './jobs-layer';
import type { JobCluster, JobsLayer } from './jobs-layer';
import { createNames } from './names';
import { unproject } from './projection';
import { createRoutesLayer } from './routes-layer';
import type { RoutesLayer } from './routes-layer';
import { createTilesLayer } from './tiles-layer';
import type { MapTiles, Position } from './types';

export interface StageOptions {
  centre: Position;
  zoom: number;
  credit: string;
  engineers: EngineersLayerOptions;
  /** A press on a mark, on marks that lie on one spot, or on nothing. */
  onPress: (cluster: JobCluster | null) => void;
  onHover: (cluster: JobCluster | null) => void;
  /** The pointer goes down on a single job: the beginning of a press or of a drag. True: the map must not move. */
  onGrab: (cluster: JobCluster, x: number, y: number) => boolean;
  onTilesAway: (url: string) => void;
}

export interface Stage {
  map: L.Map;
  jobs: JobsLayer;
  engineers: EngineersLayer;
  routes: RoutesLayer;
  setTiles: (tiles: MapTiles | null) => void;
  fit: (positions: readonly Position[]) => void;
  /** Brings a place into view if it is outside of it or near the edge. */
  reveal: (position: Position) => void;
  tip: (at: Position | null, lines?: readonly (string | undefined)[]) => void;
  /** Colours and language of everything that is drawn. */
  dress: (theme: Theme, locale: Locale) => void;
  remove: () => void;
}

const maxZoom = 17;
/** From below: what lies between names and tooltips. */
const panes = { names: 340, routes: 380, jobs: 410, engineers: 600 };

/** Everything of Leaflet: the component around it speaks plain props. */
export function createStage(container: HTMLElement, options: StageOptions): Stage {
  const map = L.map(container, {
    center: [options.centre.lat, options.centre.lng],
    zoom: options.zoom,
    minZoom: 2,
    maxZoom,
    zoomControl: false,
    wheelPxPerZoomLevel: 90,
    worldCopyJump: true,
    maxBoundsViscosity: 0.6,
  });
  for (const [name, zIndex] of Object.entries(panes)) map.createPane(name).style.zIndex = String(zIndex);
  map.attributionControl.setPrefix('<a href="https://leafletjs.com" rel="noreferrer">Leaflet</a>');
  map.attributionControl.addAttribution(options.credit);
  L.control.scale({ imperial: false, maxWidth: 110 }).addTo(map);

  const base = createBaseLayer(container, () => names.redraw());
  base.layer.addTo(map);
  let dressed: { theme: Theme; locale: Locale } | null = null;
  const names = createNames(
    map,
    base.countries,
    () => dressed?.locale ?? 'en',
    () => [...jobs.marks(), ...engineers.marks()],
  );
  const routes = createRoutesLayer(map);
  const jobs = createJobsLayer(map, () => names.redraw());
  const engineers = createEngineersLayer(map, options.engineers);
  let tiles: L.TileLayer | null = null;
  const tooltip = L.tooltip({ direction: 'top', offset: [0, -16], opacity: 1 });

  const at = (event: L.LeafletMouseEvent): JobCluster | null =>
    jobs.under(event.containerPoint.x, event.containerPoint.y);
  let moving = false;
  map.on('dragstart', () => {
    moving = true;
  });
  map.on('dragend', () => {
    moving = false;
  });
  map.on('mousemove', event => {
    const found = moving ? null : at(event);
    container.parentElement?.classList.toggle('co-map--pressable', found !== null);
    options.onHover(found);
  });
  map.on('mouseout', () => options.onHover(null));
  map.on('mousedown', event => {
    const found = at(event);
    if (!found || found.members.length > 1 || event.originalEvent.button !== 0) return;
    if (!options.onGrab(found, event.originalEvent.clientX, event.originalEvent.clientY)) return;
    map.dragging.disable();
    addEventListener('pointerup', () => map.dragging.enable(), { once: true });
  });
  map.on('click', event => {
    const found = at(event);
    if (!found || found.members.length === 1 || !canBeParted(found.members, maxZoom)) {
      options.onPress(found);
      return;
    }
    const spots = found.members.map(member => unproject(member)).map(({ lat, lng }) => L.latLng(lat, lng));
    const nearer = map.getBoundsZoom(L.latLngBounds(spots), false, L.point(60, 60));
    map.flyTo(L.latLngBounds(spots).getCenter(), Math.min(maxZoom, Math.max(map.getZoom() + 1, nearer)), {
      duration: 0.35,
    });
  });
  const resized = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  resized.observe(container);

  return {
    map,
    jobs,
    engineers,
    routes,
    setTiles: next => {
      tiles?.remove();
      tiles = null;
      names.canvas.style.display = next ? 'none' : '';
      if (!next) return;
      tiles = createTilesLayer(next, () => {
        tiles?.remove();
        tiles = null;
        names.canvas.style.display = '';
        options.onTilesAway(next.url);
      });
      tiles.addTo(map);
    },
    fit: positions => {
      if (positions.length === 0) return;
      const bounds = L.latLngBounds(positions.map(({ lat, lng }) => L.latLng(lat, lng)));
      map.fitBounds(bounds, { padding: [44, 44], maxZoom: 13, animate: false });
    },
    reveal: ({ lat, lng }) => {
      const point = map.latLngToContainerPoint([lat, lng]);
      const { x, y } = map.getSize();
      const inside = point.x > 50 && point.y > 50 && point.x < x - 50 && point.y < y - 50;
      if (!inside) map.panTo([lat, lng], { duration: 0.35 });
    },
    tip: (position, lines = []) => {
      if (!position) {
        tooltip.remove();
        return;
      }
      tooltip.setLatLng([position.lat, position.lng]).setContent(tipContent(lines));
      if (!map.hasLayer(tooltip)) tooltip.addTo(map);
    },
    dress: (theme, locale) => {
      const sameTheme = dressed?.theme === theme;
      dressed = { theme, locale };
      names.redraw();
      if (sameTheme) return;
      base.recolour();
      names.recolour();
      routes.recolour();
      jobs.recolour();
    },
    remove: () => {
      resized.disconnect();
      names.remove();
      jobs.remove();
      engineers.remove();
      map.remove();
    },
  };
}

/** Text nodes only: a title is what a customer typed. */
function tipContent(lines: readonly (string | undefined)[]): HTMLElement {
  const element = document.createElement('div');
  for (const [index, line] of lines.entries()) {
    if (!line) continue;
    const row = document.createElement('div');
    row.className = index === 0 ? 'co-map__tip-title' : 'co-map__tip-detail';
    row.textContent = line;
    element.append(row);
  }
  return element;
}
