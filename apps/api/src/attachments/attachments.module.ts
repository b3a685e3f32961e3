import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs';
import { AttachmentsController } from './attachments.controller';
import { AttachmentsService } from './attachments.service';
import { DownloadsService } from './downloads.service';
import { ErasuresService } from './erasures.service';
import { forgetBytes, forgetLoose } from './jobs';
import { UploadsService } from './uploads.service';

@Module({
  controllers: [AttachmentsController],
  providers: [AttachmentsService, UploadsService, DownloadsService, ErasuresService],
  exports: [AttachmentsService, ErasuresService],
})
export class AttachmentsModule implements OnModuleInit {
  constructor(
    @Inject(UploadsService) private readonly uploads: UploadsService,
    @Inject(ErasuresService) private readonly erasures: ErasuresService,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  onModuleInit() {
    this.jobs.handle(forgetLoose, (input, run) => this.uploads.forgetIfLoose(input, run.scope));
    this.jobs.handle(forgetBytes, ({ storageKeys }) => this.erasures.forgetBytes(storageKeys));
  }
}
