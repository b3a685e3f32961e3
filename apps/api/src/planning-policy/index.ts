export { PlanningPolicyModule } from './planning-policy.module';
export { policyOf } from './policy.store';
