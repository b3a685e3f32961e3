import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { AlertsService } from './alerts.service';

@Controller()
export class AlertsController {
  constructor(@Inject(AlertsService) private readonly alerts: AlertsService) {}

  @Serve(routes.listAlerts)
  list({ tx, query }: Call<typeof routes.listAlerts>) {
    return this.alerts.list(tx, query);
  }
  @Serve(routes.getAlert)
  get({ tx, params }: Call<typeof routes.getAlert>) {
    return this.alerts.get(tx, params.id);
  }
  @Serve(routes.alertCourse)
  course({ tx, params }: Call<typeof routes.alertCourse>) {
    return this.alerts.course(tx, params.id);
  }
  @Serve(routes.acknowledgeAlert, { retry: true })
  acknowledge({ tx, params, body }: Call<typeof routes.acknowledgeAlert>) {
    return this.alerts.acknowledge(tx, params.id, body);
  }
  @Serve(routes.diagnoseAlert, { retry: true })
  diagnose({ tx, params, body }: Call<typeof routes.diagnoseAlert>) {
    return this.alerts.diagnose(tx, params.id, body);
  }
  @Serve(routes.clearAlert, { retry: true })
  clear({ tx, params, body }: Call<typeof routes.clearAlert>) {
    return this.alerts.clear(tx, params.id, body);
  }
  @Serve(routes.closeAlert, { retry: true })
  close({ tx, params, body }: Call<typeof routes.closeAlert>) {
    return this.alerts.close(tx, params.id, body);
  }
  @Serve(routes.suppressAlert, { retry: true })
  suppress({ tx, params, body }: Call<typeof routes.suppressAlert>) {
    return this.alerts.suppress(tx, params.id, body);
  }
  @Serve(routes.openRequestFromAlert, { retry: true })
  openRequest({ tx, params }: Call<typeof routes.openRequestFromAlert>) {
    return this.alerts.openRequest(tx, params.id);
  }
}
