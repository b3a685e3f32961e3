export { RequestPorts } from './ports';
export type { GivenAcceptance, WorkOrdersOfRequests } from './ports';
export { RequestsModule } from './requests.module';
export { RequestsService } from './requests.service';
export type { ServiceRequestRow } from './service-request.entity';
