export { isPast, warrantyEnds, warrantyKinds } from './warranty';
export type { WarrantyEnds, WarrantyKind } from './warranty';
