import { useState } from 'react';
import { isBoolean, numberBetween, useStored } from '../../../stored';

export interface Panels {
  queuePx: number;
  setQueuePx: (px: number) => void;
  detailPx: number;
  setDetailPx: (px: number) => void;
  boardPx: number;
  setBoardPx: (px: number) => void;
  hasQueue: boolean;
  showQueue: (shown: boolean) => void;
  hasMap: boolean;
  showMap: (shown: boolean) => void;
  hasBoard: boolean;
  showBoard: (shown: boolean) => void;
}

export const limits = {
  queue: { least: 240, most: 520 },
  detail: { least: 320, most: 560 },
  board: { least: 140, most: 720 },
} as const;

const width = (name: keyof typeof limits) => numberBetween(limits[name].least, limits[name].most);

/** Sizes and folds of the panels, as this browser had them last. */
export function usePanels(): Panels {
  // A board of the first visit takes the smaller half of the window.
  const [firstBoardPx] = useState(() => Math.round(Math.min(380, Math.max(220, innerHeight * 0.36))));
  const [queuePx, setQueuePx] = useStored('dispatch.queue', 320, width('queue'));
  const [detailPx, setDetailPx] = useStored('dispatch.detail', 392, width('detail'));
  const [boardPx, setBoardPx] = useStored('dispatch.board', firstBoardPx, width('board'));
  const [hasQueue, showQueue] = useStored('dispatch.hasQueue', true, isBoolean);
  const [hasMap, showMap] = useStored('dispatch.hasMap', true, isBoolean);
  const [hasBoard, showBoard] = useStored('dispatch.hasBoard', true, isBoolean);
  return {
    queuePx,
    setQueuePx,
    detailPx,
    setDetailPx,
    boardPx,
    setBoardPx,
    hasQueue,
    showQueue,
    hasMap,
    showMap,
    hasBoard,
    showBoard,
  };
}
