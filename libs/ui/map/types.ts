import type { UrgencyLevel } from '../components/chip';

/** WGS-84 degrees, always; a map in another datum converts at its tiles. */
export interface Position {
  lat: number;
  lng: number;
}

/** What is known about the work at a place: decides how its mark is drawn. */
export type JobPhase = 'open' | 'planned' | 'under_way' | 'done';

export interface MapJob {
  id: string;
  position: Position;
  urgency: UrgencyLevel;
  phase: JobPhase;
  /** First line of the tooltip and name in the list: number and title. */
  title: string;
  /** Second line: site, unit, window. */
  detail?: string | undefined;
}

export type EngineerState = 'off-shift' | 'free' | 'en_route' | 'on_site' | 'working' | 'paused' | 'absent';

export interface MapEngineer {
  id: string;
  name: string;
  position: Position;
  state: EngineerState;
  /** Degrees clockwise from north; drawn while en route. */
  heading?: number | undefined;
  /** ISO instant of the position. */
  seenAt?: string | undefined;
  detail?: string | undefined;
}

export interface MapRoute {
  id: string;
  points: readonly Position[];
  /** A plan is dashed, a way that is being driven is not. */
  planned?: boolean | undefined;
  /** Name of a colour token; `move` unless told. */
  tone?: 'move' | 'accent' | 'neutral' | 'info' | undefined;
}

export type MapSelection = { kind: 'job' | 'engineer'; id: string } | null;

export interface MapTiles {
  /** XYZ template: https://tiles.example/{z}/{x}/{y}.png */
  url: string;
  /** Plain text; asked for by most sources. */
  attribution?: string | undefined;
  /** Tiles of Chinese providers are drawn in GCJ-02. */
  datum?: 'wgs84' | 'gcj02' | undefined;
}
