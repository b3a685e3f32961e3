import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments';
import { TriageModule } from '../triage';
import { ErasureService } from './erasure.service';
import { ExportService } from './export.service';
import { PersonalDataController } from './personal-data.controller';
import { RestrictionService } from './restriction.service';

@Module({
  imports: [AttachmentsModule, TriageModule],
  controllers: [PersonalDataController],
  providers: [ErasureService, ExportService, RestrictionService],
})
export class PersonalDataModule {}
