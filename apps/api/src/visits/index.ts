export { AssignService } from './assign.service';
export { checkProposal } from './plan-check';
export { jobOf } from './plan.rules';
export { dayPlans } from './plans.store';
export { VisitsModule } from './visits.module';
