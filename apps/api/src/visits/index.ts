export { AssignService } from './assign.service';
export { checkProposal } from './plan-check';
export { jobOf, preferredOf } from './plan.rules';
export { dayPlans } from './plans.store';
export { RearrangeService } from './rearrange.service';
export type { Rearrangement } from './rearrange.service';
export { VisitsModule } from './visits.module';
export { VisitRow } from './visit.entity';
