export { AlertListeners } from './alert-listeners';
export type { AlertListener, RaisedAlert } from './alert-listeners';
export { AlertsModule } from './alerts.module';
export { AlertsService } from './alerts.service';
