import L from 'leaflet';
import { tokenColours } from '../theme/colours';
import type { MapRoute } from './types';

const tones = ['move', 'accent', 'neutral', 'info', 'raised'] as const;

export interface RoutesLayer {
  show: (routes: readonly MapRoute[]) => void;
  recolour: () => void;
  remove: () => void;
}

/** Ways between visits: a plan is dashed; each has a pale edge, so that it can be seen on land and water. */
export function createRoutesLayer(map: L.Map): RoutesLayer {
  const group = L.layerGroup().addTo(map);
  const renderer = L.svg({ pane: 'routes', padding: 0.5 });
  let current: readonly MapRoute[] = [];
  const draw = (): void => {
    const colour = tokenColours(map.getContainer(), tones);
    group.clearLayers();
    for (const route of current) {
      const line = route.points.map(({ lat, lng }) => L.latLng(lat, lng));
      const common = { renderer, interactive: false, lineCap: 'round', lineJoin: 'round' } as const;
      L.polyline(line, { ...common, color: colour('raised'), weight: 6, opacity: 0.8 }).addTo(group);
      const dashes = route.planned ? { dashArray: '2 7' } : {};
      L.polyline(line, { ...common, ...dashes, color: colour(route.tone ?? 'move'), weight: 3 }).addTo(group);
    }
  };
  return {
    show: routes => {
      current = routes;
      draw();
    },
    recolour: draw,
    remove: () => group.remove(),
  };
}
