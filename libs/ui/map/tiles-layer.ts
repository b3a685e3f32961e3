import L from 'leaflet';
import { wgs84ToGcj02 } from './gcj02';
import type { MapTiles } from './types';

/** Parts of Leaflet's grid that its types leave out; the same in every 1.x since 1.0. */
interface GridInside {
  _getTiledPixelBounds: (center: L.LatLng) => L.Bounds;
  _setZoomTransform: (level: unknown, center: L.LatLng, zoom: number) => void;
}

const toGcj02 = (point: L.LatLng): L.LatLng => {
  const { lat, lng } = wgs84ToGcj02({ lat: point.lat, lng: point.lng });
  return L.latLng(lat, lng);
};

/**
 * Tiles of a datum other than ours: the grid believes that the map looks at the shifted centre, and so lays the tile of
 * the shifted place under the true one. The shift changes by less than a pixel over a view.
 */
function shiftToGcj02(layer: L.TileLayer): void {
  const inside: L.TileLayer & Partial<GridInside> = layer;
  const [bounds, transform] = ['_getTiledPixelBounds', '_setZoomTransform'] as const;
  const [plainBounds, plainTransform] = [inside[bounds]?.bind(layer), inside[transform]?.bind(layer)];
  if (!plainBounds || !plainTransform) throw new Error('Leaflet has changed inside: no shift to GCJ-02.');
  inside[bounds] = center => plainBounds(toGcj02(center));
  inside[transform] = (level, center, zoom) => plainTransform(level, toGcj02(center), zoom);
}

/** How many tiles may fail, with none loaded, before the built-in map takes over. */
const patience = 4;

/** XYZ tiles; `onAway` once when their source cannot be reached. */
export function createTilesLayer(tiles: MapTiles, onAway: () => void): L.TileLayer {
  const layer = L.tileLayer(tiles.url, {
    maxZoom: 19,
    attribution: tiles.attribution ?? '',
    crossOrigin: true,
  });
  if (tiles.datum === 'gcj02') shiftToGcj02(layer);
  let [loaded, failed, away] = [0, 0, false];
  layer.on('tileload', () => {
    loaded += 1;
  });
  layer.on('tileerror', () => {
    failed += 1;
    if (away || failed < patience || loaded > 0) return;
    away = true;
    // Not in the middle of Leaflet's own work on the tile.
    setTimeout(onAway);
  });
  return layer;
}
