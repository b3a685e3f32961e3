/** Where in the bar the hand took it: the bar must not jump so that its beginning lies under the pointer. */
let grabbed: { visitId: string; px: number } | null = null;

export function grab(visitId: string, px: number): void {
  grabbed = { visitId, px };
}

export const grabOf = (payload: { kind: string; id: string }): number =>
  payload.kind === 'visit' && grabbed?.visitId === payload.id ? grabbed.px : 0;
