import type L from 'leaflet';
import type { WorldPoint } from './projection';

/** What a drawing needs to know of the view. */
export interface View {
  zoom: number;
  width: number;
  height: number;
  /** World units to pixels of the view. */
  at: (point: WorldPoint) => { x: number; y: number };
}

export interface Overlay {
  canvas: HTMLCanvasElement;
  /** Draws with the next frame, once, however often it is asked for. */
  redraw: () => void;
  view: () => View;
  remove: () => void;
}

export function viewOf(map: L.Map): View {
  const { x: width, y: height } = map.getSize();
  const zoom = map.getZoom();
  const scale = 256 * 2 ** zoom;
  const { min } = map.getPixelBounds();
  const [left, top] = [min?.x ?? 0, min?.y ?? 0];
  return { zoom, width, height, at: point => ({ x: point.x * scale - left, y: point.y * scale - top }) };
}

/**
 * A canvas over the whole view, redrawn in every frame of a drag (some thousand marks take 2 ms) and hidden for the
 * quarter of a second that a zoom takes.
 */
export function createOverlay(
  map: L.Map,
  pane: string,
  draw: (context: CanvasRenderingContext2D, view: View) => void,
): Overlay {
  const canvas = document.createElement('canvas');
  canvas.className = 'co-map__overlay';
  canvas.setAttribute('aria-hidden', 'true');
  map.getPane(pane)?.append(canvas);
  let frame = 0;
  // Map data that arrives late still asks for a drawing.
  let isRemoved = false;

  const paint = (): void => {
    frame = 0;
    const view = viewOf(map);
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${view.width}px`;
      canvas.style.height = `${view.height}px`;
    }
    const corner = map.containerPointToLayerPoint([0, 0]);
    canvas.style.transform = `translate3d(${corner.x}px, ${corner.y}px, 0)`;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    draw(context, view);
  };
  const redraw = (): void => {
    if (!frame && !isRemoved) frame = requestAnimationFrame(paint);
  };
  const hide = (): void => {
    canvas.style.opacity = '0';
  };
  const show = (): void => {
    canvas.style.opacity = '1';
    redraw();
  };

  map.on('move resize viewreset', redraw);
  map.on('zoomstart', hide);
  map.on('zoomend', show);
  redraw();
  return {
    canvas,
    redraw,
    view: () => viewOf(map),
    remove: () => {
      isRemoved = true;
      cancelAnimationFrame(frame);
      map.off('move resize viewreset', redraw);
      map.off('zoomstart', hide);
      map.off('zoomend', show);
      canvas.remove();
    },
  };
}
