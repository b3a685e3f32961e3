import coarseUrl from 'world-atlas/countries-110m.json?url';
import middleUrl from 'world-atlas/countries-50m.json?url';
import fineUrl from 'world-atlas/countries-10m.json?url';
import { prepareBaseMap } from './prepare';
import type { BaseMap, WorldTopology } from './prepare';

/** 1:110m for the first glance, 1:50m for continents, 1:10m from the size of a country on. */
export type Detail = 'coarse' | 'middle' | 'fine';

const urls: Record<Detail, string> = { coarse: coarseUrl, middle: middleUrl, fine: fineUrl };
const loading = new Map<Detail, Promise<BaseMap>>();

export const detailAt = (zoom: number): Detail => (zoom < 3.5 ? 'coarse' : zoom < 6 ? 'middle' : 'fine');

/** The built-in map at a detail; asked for once, kept for as long as the page lives. */
export function loadBaseMap(detail: Detail): Promise<BaseMap> {
  const known = loading.get(detail);
  if (known) return known;
  const wanted = new URL(urls[detail], location.href).href;
  const loaded = inWorker(wanted).catch(() => inPage(wanted));
  // A failure is not kept: the next look at the map tries again.
  loaded.catch(() => loading.delete(detail));
  loading.set(detail, loaded);
  return loaded;
}

function inWorker(url: string): Promise<BaseMap> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<BaseMap>) => {
      resolve(event.data);
      worker.terminate();
    });
    worker.addEventListener('error', event => {
      reject(new Error(event.message));
      worker.terminate();
    });
    const send = worker.postMessage.bind(worker);
    send(url);
  });
}

async function inPage(url: string): Promise<BaseMap> {
  const response = await fetch(url);
  const topology: WorldTopology = await response.json();
  return prepareBaseMap(topology);
}
