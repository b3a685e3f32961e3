export interface LabelBox {
  /** Of the thing that is named, in pixels. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Lower is placed first. */
  priority: number;
  /** Half the size of the dot that the text must not cover; 0: the text is centred on the point. */
  dot: number;
}

export interface PlacedLabel<Label> {
  label: Label;
  /** Left edge and middle of the text. */
  x: number;
  y: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Distance kept between two texts. */
const gap = 3;

/**
 * Chooses which texts are shown and on which side of their dot (right, left, above, below, then the same further off),
 * so that no two overlap and none lies under a mark.
 * What finds no place is left out. O(n * m) with m texts placed; a view holds some dozens.
 */
export function placeLabels<Label extends LabelBox>(
  labels: readonly Label[],
  view: { width: number; height: number },
  obstacles: readonly { x: number; y: number; radius: number }[] = [],
): PlacedLabel<Label>[] {
  const placed: PlacedLabel<Label>[] = [];
  const occupied: Box[] = obstacles.map(({ x, y, radius }) => around(x, y, radius));
  for (const label of [...labels].sort((a, b) => a.priority - b.priority)) {
    const found = sides(label).find(
      box => isInside(box, view) && !occupied.some(other => overlaps(box, other)),
    );
    if (!found) continue;
    occupied.push(found);
    if (label.dot > 0) occupied.push(around(label.x, label.y, label.dot));
    placed.push({ label, x: found.left, y: (found.top + found.bottom) / 2 });
  }
  return placed;
}

function sides({ x, y, width, height, dot }: LabelBox): Box[] {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  if (dot === 0) return [at(x - width / 2, y - height / 2)];
  return [dot, dot + 16].flatMap(off => [
    at(x + off + 4, y - height / 2),
    at(x - off - 4 - width, y - height / 2),
    at(x - width / 2, y - off - 2 - height),
    at(x - width / 2, y + off + 2),
  ]);
}

const around = (x: number, y: number, half: number): Box => ({
  left: x - half,
  top: y - half,
  right: x + half,
  bottom: y + half,
});

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right + gap && a.right + gap > b.left && a.top < b.bottom + gap && a.bottom + gap > b.top;

const isInside = (box: Box, view: { width: number; height: number }): boolean =>
  box.left > 0 && box.top > 0 && box.right < view.width && box.bottom < view.height;
