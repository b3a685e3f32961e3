export { lockCalendar, plannableEngineers } from './calendar.store';
export type { PlannableEngineer } from './calendar.store';
export { isOnShift } from './engineer.rules';
export { engineerOfCaller } from './engineers.store';
export { EngineersService } from './engineers.service';
export { EngineersModule } from './engineers.module';
export { wishesOf } from './preferences.store';
export type { EngineerWishes } from './preference.rules';
export { workforce } from './workforce.store';
