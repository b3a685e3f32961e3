import type L from 'leaflet';
import { urgencyShapes } from '../components/chip';
import type { UrgencyLevel } from '../components/chip';
import { tokenColours } from '../theme/colours';
import { clusterPoints } from './clusters';
import type { Cluster } from './clusters';
import { createOverlay } from './overlay';
import type { Overlay, View } from './overlay';
import { project } from './projection';
import type { MapJob } from './types';

const urgencies = ['critical', 'high', 'normal', 'low'] as const satisfies readonly UrgencyLevel[];
const tokens = [
  'urgency-critical',
  'urgency-high',
  'urgency-normal',
  'urgency-low',
  'raised',
  'ink',
  'line-strong',
  'accent',
] as const;
const rankOf: Record<UrgencyLevel, number> = { critical: 0, high: 1, normal: 2, low: 3 };

export interface JobPoint {
  id: string;
  x: number;
  y: number;
  rank: number;
  job: MapJob;
}
export type JobCluster = Cluster<JobPoint>;

export interface JobsLayer extends Overlay {
  show: (jobs: readonly MapJob[]) => void;
  /** Drawn larger, with a ring, and never inside a cluster. */
  mark: (selected: string | null, hovered: string | null) => void;
  /** What is drawn under a point of the view. */
  under: (x: number, y: number) => JobCluster | null;
  /** Where marks are drawn in the view, so that names keep away. */
  marks: () => { x: number; y: number; radius: number }[];
  recolour: () => void;
}

/** Bulk of the jobs, on one canvas: 5,000 of them are clustered in 5 ms a zoom and drawn in 2 ms a frame. */
export function createJobsLayer(map: L.Map, onMoved: () => void): JobsLayer {
  const container = map.getContainer();
  let colour = tokenColours(container, tokens);
  let points: JobPoint[] = [];
  let clusters: JobCluster[] = [];
  let clusteredAt = Number.NaN;
  let [selected, hovered] = [null as string | null, null as string | null];

  const clustersAt = (zoom: number): readonly JobCluster[] => {
    if (clusteredAt === zoom) return clusters;
    clusteredAt = zoom;
    const alone = points.filter(point => point.id === selected);
    const rest = alone.length > 0 ? points.filter(point => point.id !== selected) : points;
    clusters = clusterPoints(rest, zoom, zoom >= 14 ? 12 : 40);
    for (const point of alone) clusters.push({ x: point.x, y: point.y, members: [point] });
    return clusters;
  };

  const overlay = createOverlay(map, 'jobs', (context, view) => {
    for (const cluster of clustersAt(view.zoom)) {
      const at = view.at(cluster);
      if (at.x < -30 || at.y < -30 || at.x > view.width + 30 || at.y > view.height + 30) continue;
      const [first] = cluster.members;
      if (!first) continue;
      if (cluster.members.length > 1) drawCluster(context, at, cluster, colour);
      else drawJob(context, at, first.job, colour, first.id === selected ? 2 : first.id === hovered ? 1 : 0);
    }
  });

  const radiusOf = (cluster: JobCluster): number =>
    cluster.members.length > 1 ? clusterRadius(cluster.members.length) + 2 : 12;

  return {
    ...overlay,
    show: jobs => {
      points = jobs.map(job => ({ id: job.id, ...project(job.position), rank: rankOf[job.urgency], job }));
      clusteredAt = Number.NaN;
      overlay.redraw();
      onMoved();
    },
    marks: () => {
      const view = overlay.view();
      return clustersAt(view.zoom).map(cluster => ({ ...view.at(cluster), radius: radiusOf(cluster) - 3 }));
    },
    mark: (nextSelected, nextHovered) => {
      if (nextSelected !== selected) clusteredAt = Number.NaN;
      [selected, hovered] = [nextSelected, nextHovered];
      overlay.redraw();
    },
    under: (x, y) => {
      const view: View = overlay.view();
      let found: JobCluster | null = null;
      let nearest = Infinity;
      for (const cluster of clustersAt(view.zoom)) {
        const at = view.at(cluster);
        const distance = Math.hypot(at.x - x, at.y - y);
        if (distance <= radiusOf(cluster) && distance < nearest) [found, nearest] = [cluster, distance];
      }
      return found;
    },
    recolour: () => {
      colour = tokenColours(container, tokens);
      overlay.redraw();
    },
  };
}

type Colour = (name: (typeof tokens)[number]) => string;
interface Spot {
  x: number;
  y: number;
}

const shapes = new Map<UrgencyLevel, Path2D>();
function shapeOf(urgency: UrgencyLevel): Path2D {
  let shape = shapes.get(urgency);
  if (!shape) {
    shape = new Path2D(urgencyShapes[urgency]);
    shapes.set(urgency, shape);
  }
  return shape;
}

/** Urgency is shape and colour; phase is filling: open solid, planned outlined, under way solid with a core, done faint. */
function drawJob(
  context: CanvasRenderingContext2D,
  at: Spot,
  job: MapJob,
  colour: Colour,
  weight: 0 | 1 | 2,
): void {
  const main = colour(`urgency-${job.urgency}`);
  const scale = weight === 2 ? 1.5 : weight === 1 ? 1.25 : 1;
  context.save();
  context.translate(at.x, at.y);
  if (weight > 0) {
    context.beginPath();
    context.arc(0, 0, weight === 2 ? 17 : 14, 0, 2 * Math.PI);
    context.fillStyle = main;
    context.globalAlpha = 0.18;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = weight === 2 ? colour('accent') : main;
    context.lineWidth = weight === 2 ? 2.5 : 1.5;
    context.stroke();
  }
  context.scale(scale, scale);
  context.translate(-8, -8);
  const shape = shapeOf(job.urgency);
  context.lineJoin = 'round';
  context.strokeStyle = colour('raised');
  context.lineWidth = 5;
  context.stroke(shape);
  context.globalAlpha = job.phase === 'done' ? 0.45 : 1;
  const hollow = job.phase === 'planned' || job.urgency === 'low';
  context.fillStyle = hollow ? colour('raised') : main;
  context.fill(shape);
  context.strokeStyle = main;
  context.lineWidth = 2;
  context.stroke(shape);
  if (job.phase === 'under_way' || (hollow && job.urgency !== 'low')) {
    context.beginPath();
    context.arc(8, job.urgency === 'high' ? 10 : 8, job.phase === 'under_way' ? 2.6 : 1.8, 0, 2 * Math.PI);
    context.fillStyle = hollow ? main : colour('raised');
    context.fill();
  }
  context.restore();
}

const clusterRadius = (count: number): number => 13 + Math.min(9, Math.log2(count) * 1.6);

/** A disc with the number, and around it a ring shared by the urgencies inside. */
function drawCluster(context: CanvasRenderingContext2D, at: Spot, cluster: JobCluster, colour: Colour): void {
  const count = cluster.members.length;
  const radius = clusterRadius(count);
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour('raised');
  context.fill();
  let from = -Math.PI / 2;
  for (const urgency of urgencies) {
    const share = cluster.members.filter(member => member.job.urgency === urgency).length / count;
    if (share === 0) continue;
    const to = from + share * 2 * Math.PI;
    const gap = share < 1 ? 0.06 : 0;
    context.beginPath();
    context.arc(at.x, at.y, radius - 1.5, from + gap, Math.max(from + gap + 0.02, to - gap));
    context.strokeStyle = colour(`urgency-${urgency}`);
    context.lineWidth = 3.5;
    context.stroke();
    from = to;
  }
  context.fillStyle = colour('ink');
  context.font = '650 12px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(count > 999 ? `${Math.round(count / 100) / 10}k` : String(count), at.x, at.y + 0.5);
  context.textAlign = 'start';
}
