import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AlertsModule } from './alerts';
import { AttachmentsModule } from './attachments';
import { CommandsModule } from './commands';
import { EngineersModule } from './engineers';
import { FindingsModule } from './findings';
import { InsightModule } from './insight';
import { InstalledBaseModule } from './installed-base';
import { KnowledgeModule } from './knowledge';
import { MaintenanceModule } from './maintenance';
import { OrganisationsModule } from './organisations/organisations.module';
import { PersonalDataModule } from './personal-data';
import { PlanningModule } from './planning';
import { PlanningPolicyModule } from './planning-policy';
import { PlatformModule } from './platform/platform.module';
import type { Foundation, StillAllowed } from './platform/platform.module';
import { RequestsModule } from './requests';
import { TelemetryModule } from './telemetry';
import { VisitsModule } from './visits';
import { WorkOrdersModule } from './work-orders';

/** The features, in the order of the chain. */
const features = [
  OrganisationsModule,
  InstalledBaseModule,
  TelemetryModule,
  AlertsModule,
  FindingsModule,
  MaintenanceModule,
  AttachmentsModule,
  KnowledgeModule,
  CommandsModule,
  RequestsModule,
  EngineersModule,
  WorkOrdersModule,
  VisitsModule,
  PlanningPolicyModule,
  PlanningModule,
  InsightModule,
  PersonalDataModule,
] as const;

@Module({})
export class AppModule {
  static on(foundation: Foundation, stillAllowed: StillAllowed): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.on(foundation, stillAllowed), ...features] };
  }
}
