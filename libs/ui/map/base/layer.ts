import L from 'leaflet';
import { tokenColours } from '../../theme/colours';
import { baseTokens, createCutter, drawTile } from './draw';
import type { BaseColour, TileAddress } from './draw';
import { detailAt, loadBaseMap } from './load';
import type { Detail } from './load';
import type { BaseMap, Country } from './prepare';

const tilePx = 256;

export interface BaseLayer {
  layer: L.GridLayer;
  /** After light turned to dark. */
  recolour: () => void;
  /** Names of countries as soon as they are known. */
  countries: () => readonly Country[];
}

class BaseTiles extends L.GridLayer {
  private readonly paint: (canvas: HTMLCanvasElement, tile: TileAddress) => void;

  constructor(paint: (canvas: HTMLCanvasElement, tile: TileAddress) => void) {
    super({ tileSize: tilePx, keepBuffer: 3, updateWhenZooming: false });
    this.paint = paint;
  }

  protected override createTile(coords: L.Coords): HTMLElement {
    const canvas = document.createElement('canvas');
    const worlds = 2 ** coords.z;
    this.paint(canvas, { z: coords.z, x: ((coords.x % worlds) + worlds) % worlds, y: coords.y });
    return canvas;
  }
}

/** The map without the internet, drawn tile by tile on canvas from Natural Earth. */
export function createBaseLayer(container: HTMLElement, onReady: () => void): BaseLayer {
  const cutters = new Map<Detail, ReturnType<typeof createCutter>>();
  /** What could not be fetched; not asked for again by every tile. */
  const away = new Set<Detail>();
  let newest: BaseMap | null = null;
  let colour: BaseColour = tokenColours(container, baseTokens);

  const ask = (detail: Detail): void => {
    loadBaseMap(detail)
      .then(base => {
        if (cutters.has(detail)) return;
        cutters.set(detail, createCutter(base));
        newest = base;
        layer.redraw();
        onReady();
      })
      // In flight mode the phone holds the middling map only.
      .catch(() => {
        away.add(detail);
        if (detail === 'fine') ask('middle');
      });
  };
  const cutterFor = (zoom: number): ReturnType<typeof createCutter> | undefined => {
    const wanted = detailAt(zoom);
    const found = cutters.get(wanted);
    if (!found && !away.has(wanted)) ask(wanted);
    // A coarser or finer one than wanted is better than none while it is fetched.
    return found ?? cutters.get('middle') ?? cutters.get('coarse') ?? cutters.get('fine');
  };

  const paint = (canvas: HTMLCanvasElement, tile: TileAddress): void => {
    const ratio = Math.min(2, devicePixelRatio || 1);
    canvas.width = tilePx * ratio;
    canvas.height = tilePx * ratio;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.scale(ratio, ratio);
    const cut = cutterFor(tile.z)?.(tile);
    if (cut) drawTile(context, tile, tilePx, cut, colour);
  };

  const layer = new BaseTiles(paint);
  ask('coarse');

  return {
    layer,
    recolour: () => {
      colour = tokenColours(container, baseTokens);
      layer.redraw();
    },
    countries: () => newest?.countries ?? [],
  };
}
