export { MaintenanceModule } from './maintenance.module';
export { windowsBetween } from './maintenance.store';
