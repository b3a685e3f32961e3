import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { Permission } from '#contracts';
import type { IconName } from '#ui';
import type { TextKey } from '../i18n';
import type { Params } from '../routing';

export interface PageProps {
  /** What the pattern of the address names: `/equipment/:id` gives `params.id`. */
  params: Params;
}

export interface PageDefinition {
  /** Below /console. A part `:name` is handed over as a parameter. */
  path: string;
  /** Hidden, and refused with a friendly word, for whom the server would refuse. */
  permission: Permission;
  /** In the side navigation; `/equipment/:id` has none and lights up the entry of `/equipment`. */
  entry?: { icon: IconName; label: TextKey; counts?: 'waiting' };
  /** The page manages the whole window (dispatch); otherwise it scrolls inside a comfortable margin. */
  fills?: boolean;
  /** Its own chunk: `() => import('./equipment/list-page')`, a component as default export. */
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

export interface ConsolePage extends PageDefinition {
  Component: ComponentType<PageProps>;
}

export const page = (definition: PageDefinition): ConsolePage => ({
  ...definition,
  Component: lazy(definition.load),
});
