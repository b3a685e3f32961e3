export { lockCalendar, plannableEngineers } from './calendar.store';
export type { PlannableEngineer } from './calendar.store';
export { isOnShift } from './engineer.rules';
export { engineerOfCaller } from './engineers.store';
export { EngineersService } from './engineers.service';
export { EngineersModule } from './engineers.module';
export { workforce } from './workforce.store';
